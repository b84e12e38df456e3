"""Teach: sessions prepared, held, told."""
