"""Wires the Library and its bridges to the services."""
