"""Wires the pages of Teach to the services and to the room's thread."""
