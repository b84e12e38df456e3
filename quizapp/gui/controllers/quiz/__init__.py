"""Wires the quiz and its report to the services."""
