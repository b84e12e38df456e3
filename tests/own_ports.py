"""Ports of programs that a test itself started and talks to: a browser's. Everything else is the network."""

OWN_PORTS: set[int] = set()
