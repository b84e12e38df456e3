"""Decks carried out and in, and onto paper."""
