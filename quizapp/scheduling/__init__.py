"""When a card is shown: study days, memory states, FSRS-6, the day's queue. Pure."""
