"""How long what people write may be; the same in a deck file and in the window."""

MAX_TEXT = 2_000
MAX_ID = 100
MAX_NUMBER = 9_999
