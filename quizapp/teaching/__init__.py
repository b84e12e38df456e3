"""A training session in a room: its plan, what happens in it, and what may be seen of it where. Pure."""
