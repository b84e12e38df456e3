"""Training sessions, each in one SQLite file of its own: docs/decisions/0015."""
