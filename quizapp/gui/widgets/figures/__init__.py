"""Figures: drawn, pointed at, made larger."""
