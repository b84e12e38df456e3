"""Wires Study to the services."""
