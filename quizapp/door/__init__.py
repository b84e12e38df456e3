"""The door through which phones of the room come in: the thread that owns a room, and its server. Shut unless opened."""
