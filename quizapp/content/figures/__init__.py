"""Figures: drawings with regions that can be asked for, read safely, and drawn anew."""
