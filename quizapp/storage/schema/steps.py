"""What later formats add to the tables of the first."""

from quizapp.storage.schema.tallies import TALLIES

VERSION_2: tuple[str, ...] = (
    """
    CREATE TABLE written_items (
        deck TEXT NOT NULL REFERENCES decks (id),
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        topic TEXT NOT NULL,
        fact TEXT,                          -- for which it counts, the first it is about; NULL where it cannot be made
        record TEXT NOT NULL CHECK (json_valid(record)),
        PRIMARY KEY (deck, id)
    ) STRICT
    """,
    "CREATE INDEX written_items_of_fact ON written_items (deck, fact)",
    """
    CREATE TABLE figures (
        deck TEXT NOT NULL REFERENCES decks (id),
        id TEXT NOT NULL,                   -- the name of its file
        position INTEGER NOT NULL,
        svg TEXT NOT NULL,
        PRIMARY KEY (deck, id)
    ) STRICT
    """,
)
"""What format 2 adds: items of every kind that a deck file writes, and the figures beside it."""

VERSION_3: tuple[str, ...] = (
    # What a person does to cards and facts beside answering.
    "ALTER TABLE cards ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1))",
    "ALTER TABLE cards ADD COLUMN leech INTEGER NOT NULL DEFAULT 0 CHECK (leech IN (0, 1))",
    "ALTER TABLE cards ADD COLUMN buried_day INTEGER",  # the study day on which it was buried: it rests that day
    "ALTER TABLE cards ADD COLUMN flag INTEGER NOT NULL DEFAULT 0 CHECK (flag BETWEEN 0 AND 7)",
    # A harder view that waits until an easier one of its fact is stable: a function of the siblings' memories.
    "ALTER TABLE cards ADD COLUMN locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1))",
    # A new card one of whose siblings was ever answered: it takes turns with the cards of facts not yet met.
    "ALTER TABLE cards ADD COLUMN met INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0, 1))",
    "ALTER TABLE cards ADD COLUMN choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices))",  # of a choice card
    "ALTER TABLE cards ADD COLUMN hint TEXT NOT NULL DEFAULT ''",  # the deck's own
    "ALTER TABLE facts ADD COLUMN marked INTEGER NOT NULL DEFAULT 0 CHECK (marked IN (0, 1))",
    "ALTER TABLE facts ADD COLUMN own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1))",  # the person wrote it
    # Deleted by the person: it and its cards rest (retired = 1) even if a newer deck file has it.
    "ALTER TABLE facts ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))",
    # Left the deck. Of a fact, retired = gone or deleted; of a card, gone or its fact deleted: what was deleted can
    # then be had again as the newest deck file has it.
    "ALTER TABLE facts ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))",
    "ALTER TABLE cards ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))",
    # A figure that the person added: it stays when a newer deck file comes without it.
    "ALTER TABLE figures ADD COLUMN own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1))",
    "UPDATE facts SET gone = retired",
    "UPDATE cards SET gone = retired",
    "DROP INDEX cards_new",
    "DROP INDEX cards_in_review",
    "DROP INDEX cards_learning",
    "DROP INDEX cards_forward",
    "CREATE INDEX cards_new ON cards (deck, position) WHERE state = 'new' AND retired = 0 AND suspended = 0",
    """
    CREATE INDEX cards_new_open ON cards (deck, met, position)
    WHERE state = 'new' AND retired = 0 AND suspended = 0 AND locked = 0
    """,
    "DELETE FROM settings WHERE key = 'cards_made_by'",  # the cards are made anew: there is a view more
    "CREATE INDEX cards_in_review ON cards (deck, due_day) WHERE state = 'review' AND retired = 0 AND suspended = 0",
    """
    CREATE INDEX cards_learning ON cards (deck)
    WHERE state IN ('learning', 'relearning') AND retired = 0 AND suspended = 0
    """,
    "CREATE INDEX cards_forward ON cards (deck) WHERE forward = 1 AND retired = 0 AND suspended = 0",
    """
    CREATE TABLE fact_tags (
        deck TEXT NOT NULL,
        fact TEXT NOT NULL,
        tag TEXT NOT NULL,                  -- levels divided by ::
        origin TEXT NOT NULL CHECK (origin IN ('deck', 'person', 'removed')),  -- removed: the deck's, taken off
        PRIMARY KEY (deck, fact, tag),
        FOREIGN KEY (deck, fact) REFERENCES facts (deck, id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX fact_tags_by_tag ON fact_tags (tag, deck, fact)",
    # The undo journal: one row for each thing a person did.
    """
    CREATE TABLE steps (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,                -- UTC ms
        day INTEGER NOT NULL,               -- study day: only today's steps can be taken back
        deck TEXT NOT NULL,
        act TEXT NOT NULL,                  -- what was done, see services/journal.py
        touched INTEGER NOT NULL DEFAULT 1, -- how many facts or cards, for the sentence that tells
        card INTEGER REFERENCES cards (n),  -- the card on the screen, if one
        review INTEGER REFERENCES reviews (id),
        before TEXT NOT NULL CHECK (json_valid(before)),  -- the rows as they were, see storage/steps.py
        undone_at INTEGER                   -- UTC ms
    ) STRICT
    """,
    "CREATE INDEX steps_standing ON steps (id) WHERE undone_at IS NULL",
    # What an answer was expected to be, so that forecasts can be held to what came.
    "ALTER TABLE reviews ADD COLUMN interval_days INTEGER",  # as scheduled, where days were balanced; NULL: by the fuzz
    "ALTER TABLE reviews ADD COLUMN interval_before INTEGER",  # days from the answer before to the due day; NULL: none
    "ALTER TABLE reviews ADD COLUMN expected REAL",  # probability of recall at the answer; NULL: not in review
    "DROP VIEW answers",
    """
    CREATE VIEW answers AS
    SELECT * FROM reviews WHERE NOT EXISTS (SELECT 1 FROM undone WHERE undone.review = reviews.id)
    """,
    """
    CREATE TABLE practice (
        id INTEGER PRIMARY KEY,
        card INTEGER NOT NULL REFERENCES cards (n),
        at INTEGER NOT NULL,                -- UTC ms
        utc_offset_minutes INTEGER NOT NULL,
        day INTEGER NOT NULL,               -- study day
        grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
        took_ms INTEGER NOT NULL CHECK (took_ms >= 0)
    ) STRICT
    """,
    "CREATE INDEX practice_of_day ON practice (day)",
    """
    CREATE TABLE study_lists (
        name TEXT PRIMARY KEY COLLATE NOCASE,
        record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT
    """,
    """
    CREATE TABLE goals (
        deck TEXT PRIMARY KEY REFERENCES decks (id),
        exam_day INTEGER NOT NULL           -- study day
    ) STRICT
    """,
    """
    CREATE TABLE forecasts (
        deck TEXT NOT NULL REFERENCES decks (id),
        made_day INTEGER NOT NULL,          -- study day
        for_day INTEGER NOT NULL,           -- study day
        share REAL NOT NULL,                -- of the deck's cards expected to be recalled, 0 to 1
        low REAL NOT NULL,
        high REAL NOT NULL,
        PRIMARY KEY (deck, made_day, for_day)
    ) STRICT, WITHOUT ROWID
    """,
    # What is found by a search (storage/search/searching.py). A fact's number stays, whatever a VACUUM does to row ids.
    "ALTER TABLE facts ADD COLUMN n INTEGER",
    "UPDATE facts SET n = rowid",
    "CREATE UNIQUE INDEX facts_by_number ON facts (n)",
    """
    CREATE TRIGGER facts_numbered AFTER INSERT ON facts WHEN new.n IS NULL
    BEGIN
        UPDATE facts SET n = (SELECT coalesce(max(n), 0) + 1 FROM facts) WHERE deck = new.deck AND id = new.id;
    END
    """,
    "ALTER TABLE cards ADD COLUMN fact_n INTEGER",  # its fact's number: found through one integer, not two texts
    "UPDATE cards SET fact_n = (SELECT n FROM facts WHERE facts.deck = cards.deck AND facts.id = cards.fact)",
    "CREATE INDEX cards_of_number ON cards (fact_n, deck, retired, position)",  # covers: no wide row is read
    """
    CREATE TRIGGER cards_numbered AFTER INSERT ON cards WHEN new.fact_n IS NULL
    BEGIN
        UPDATE cards SET fact_n = (SELECT n FROM facts WHERE deck = new.deck AND id = new.fact) WHERE n = new.n;
    END
    """,
    """
    CREATE TABLE search_texts (
        n INTEGER PRIMARY KEY,              -- the fact's number
        text TEXT NOT NULL                  -- all its texts, folded, with a space before and after
    ) STRICT
    """,
    """
    CREATE TABLE search_words (
        word TEXT PRIMARY KEY               -- each that a text ever held
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE search_index USING fts5 (
        text, content = 'search_texts', content_rowid = 'n', detail = 'none', columnsize = 0,
        tokenize = 'ascii'
    )
    """,
    # Facts whose texts changed since they were last read into the index; read at the end of the same transaction.
    "CREATE TABLE search_unread (n INTEGER PRIMARY KEY) STRICT",
    "INSERT INTO search_unread SELECT n FROM facts",
    """
    CREATE TRIGGER facts_to_read AFTER UPDATE OF n, statement, why ON facts
    BEGIN INSERT INTO search_unread SELECT new.n WHERE new.n NOT IN (SELECT n FROM search_unread); END
    """,
    """
    CREATE TRIGGER cards_to_read AFTER UPDATE OF fact_n, front, back, retired ON cards
    BEGIN INSERT INTO search_unread SELECT new.fact_n WHERE new.fact_n NOT IN (SELECT n FROM search_unread); END
    """,
    "ALTER TABLE fact_tags ADD COLUMN fact_n INTEGER",
    "DROP INDEX fact_tags_by_tag",
    "CREATE INDEX fact_tags_by_tag ON fact_tags (tag, fact_n, origin)",
    """
    CREATE TRIGGER fact_tags_numbered AFTER INSERT ON fact_tags WHEN new.fact_n IS NULL
    BEGIN
        UPDATE fact_tags SET fact_n = (SELECT n FROM facts WHERE deck = new.deck AND id = new.fact)
        WHERE deck = new.deck AND fact = new.fact AND tag = new.tag;
    END
    """,
    "DROP INDEX reviews_of_day",
    "CREATE INDEX reviews_of_day ON reviews (day, card, grade)",  # covers what was rated lately
    # What a person was writing when they left the editor: nothing is lost, and nothing is asked.
    """
    CREATE TABLE drafts (
        deck TEXT NOT NULL REFERENCES decks (id),
        fact TEXT NOT NULL,                 -- '' for a fact that is not there yet
        record TEXT NOT NULL CHECK (json_valid(record)),
        PRIMARY KEY (deck, fact)
    ) STRICT, WITHOUT ROWID
    """,
    *TALLIES,
)
"""What format 3 adds: what a person does beside answering, the undo journal, exam dates, lists, search, tallies."""
