"""Deck files: what a person wrote in ``deck.toml``, read, checked and written back."""
