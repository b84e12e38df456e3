"""Decks and facts: loaded, edited, found, shown."""
