"""What large profiles are read by."""

INDEXES: tuple[str, ...] = (
    # For the tree and the distributions of memories: all they need, without the cards' texts.
    "DROP INDEX cards_remembered",
    """
    CREATE INDEX cards_remembered ON cards (deck, topic, fact_n, stability, last_day, difficulty)
    WHERE retired = 0 AND state <> 'new'
    """,
    # For counts and choices of cards, likewise.
    """
    CREATE INDEX cards_at_hand ON cards (deck, topic, state, suspended, buried_day, position)
    WHERE retired = 0
    """,
)
"""Indexes that come with format 6."""

NUMBERS: tuple[str, ...] = (
    # What a search found by the numbers of cards is put in order without their texts (storage/search/searching.py).
    "CREATE INDEX cards_by_number ON cards (n, deck, retired, position, fact_n)",
)
"""The index that comes with format 8."""
