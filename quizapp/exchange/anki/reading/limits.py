"""How much of a package is taken at most. What is beyond is refused with a sentence, before it fills memory or disk."""

MOST_PACKAGE_BYTES = 4_000_000_000
"""The package itself."""

MOST_FILES = 200_000
"""Files in a package."""

MOST_COLLECTION_BYTES = 2_000_000_000
"""The database, unpacked: a million notes with ten million answers are about half of it."""

MOST_LIST_BYTES = 64_000_000
"""The list of media, unpacked."""

MOST_MEDIA_FILE_BYTES = 50_000_000
"""One picture or sound, unpacked; larger ones are left out and named."""

MOST_MEDIA_BYTES = 1_000_000_000
"""All media that notes use, unpacked; those beyond are left out and named."""

MOST_NOTES = 1_000_000
MOST_CARDS = 3_000_000
MOST_REVIEWS = 20_000_000

MOST_NOTE_CHARACTERS = 1_000_000
"""The fields of one note together."""

MOST_ROW_BYTES = 20_000_000
"""One value of the database, note types of a whole collection among them."""

MOST_TYPES = 5_000
MOST_DECKS = 50_000
MOST_FIELDS = 500
MOST_TEMPLATES = 500
