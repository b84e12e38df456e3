"""The door through which phones come in: the thread that owns a room, and its server. Shut unless opened."""
