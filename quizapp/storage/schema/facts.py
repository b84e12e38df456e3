"""What format 10 changes: a fact's number is the key of its row, and the log is found by its days alone.

Rows of facts lie in the order of their numbers then, which an import gives in the order of its notes, and an index less
is kept of them. What an answer of a day is asked for beside its day stands in the log's rows, which lie side by side.
"""

from quizapp.storage.schema.counting import COUNTING

_COLUMNS = "n, deck, id, topic, position, paragraph, statement, why, record, items, retired, marked, own, deleted, gone"

FACTS: tuple[str, ...] = (
    """
    CREATE TABLE facts_anew (
        n INTEGER PRIMARY KEY,              -- stays, whatever becomes of its deck; cards.fact_n
        deck TEXT NOT NULL REFERENCES decks (id),
        id TEXT NOT NULL,
        topic TEXT NOT NULL,
        position INTEGER NOT NULL,          -- the deck's order, over all topics
        paragraph INTEGER NOT NULL,
        statement TEXT NOT NULL,            -- as shown: with the person's edits
        why TEXT NOT NULL,                  -- likewise
        record TEXT NOT NULL CHECK (json_valid(record)),  -- as the deck file has it: without edits; or brief
        items INTEGER NOT NULL DEFAULT 0,   -- how many quiz items its asks make
        retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
        marked INTEGER NOT NULL DEFAULT 0 CHECK (marked IN (0, 1)),
        own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)),
        deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
        gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
        FOREIGN KEY (deck, topic) REFERENCES topics (deck, id)
    ) STRICT
    """,
    f"INSERT INTO facts_anew ({_COLUMNS}) SELECT {_COLUMNS} FROM facts ORDER BY n",  # noqa: S608 - our own columns
    "DROP TABLE facts",  # with its triggers
    "PRAGMA legacy_alter_table = ON",  # what other tables, triggers and views say of facts is said of the new table
    "ALTER TABLE facts_anew RENAME TO facts",
    "PRAGMA legacy_alter_table = OFF",
    "CREATE UNIQUE INDEX facts_by_id ON facts (deck, id)",
    """
    CREATE TRIGGER facts_to_read AFTER UPDATE OF n, statement, why ON facts
    BEGIN INSERT INTO search_unread SELECT new.n WHERE new.n NOT IN (SELECT n FROM search_unread); END
    """,
    """
    CREATE TRIGGER facts_new_to_read AFTER INSERT ON facts
    BEGIN INSERT INTO search_unread SELECT new.n WHERE new.n NOT IN (SELECT n FROM search_unread); END
    """,
    *(statement.replace("INDEXED BY reviews_of_day", "INDEXED BY reviews_of_card") for statement in COUNTING),
    "DROP INDEX reviews_of_day",
    "CREATE INDEX reviews_of_day ON reviews (day)",
)
"""The statements that bring format 9 to format 10. Foreign keys must be off: facts are out of sight for a moment."""
