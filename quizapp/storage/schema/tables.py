"""The tables, format by format. All are STRICT; a card's row is never deleted, and the log can only grow."""

_CONTENT = (
    """
    CREATE TABLE decks (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        summary TEXT NOT NULL,
        language TEXT NOT NULL,
        source_title TEXT NOT NULL,
        source_publisher TEXT NOT NULL,
        source_reviewed TEXT,               -- ISO date
        changed_at INTEGER NOT NULL         -- UTC ms: when its texts last changed, by a file or an edit
    ) STRICT
    """,
    """
    CREATE TABLE topics (
        deck TEXT NOT NULL REFERENCES decks (id),
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
        PRIMARY KEY (deck, id)
    ) STRICT
    """,
    """
    CREATE TABLE concepts (
        deck TEXT NOT NULL REFERENCES decks (id),
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        record TEXT NOT NULL CHECK (json_valid(record)),
        PRIMARY KEY (deck, id)
    ) STRICT
    """,
    """
    CREATE TABLE relations (
        deck TEXT NOT NULL REFERENCES decks (id),
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        record TEXT NOT NULL CHECK (json_valid(record)),
        PRIMARY KEY (deck, id)
    ) STRICT
    """,
    """
    CREATE TABLE facts (
        deck TEXT NOT NULL REFERENCES decks (id),
        id TEXT NOT NULL,
        topic TEXT NOT NULL,
        position INTEGER NOT NULL,          -- the deck's order, over all topics
        paragraph INTEGER NOT NULL,
        statement TEXT NOT NULL,            -- as shown: with the person's edits
        why TEXT NOT NULL,                  -- likewise
        record TEXT NOT NULL CHECK (json_valid(record)),  -- as the deck file has it: without edits
        items INTEGER NOT NULL DEFAULT 0,   -- how many quiz items its asks make
        retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
        PRIMARY KEY (deck, id),
        FOREIGN KEY (deck, topic) REFERENCES topics (deck, id)
    ) STRICT
    """,
    """
    CREATE TABLE edits (
        deck TEXT NOT NULL,
        fact TEXT NOT NULL,
        path TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (deck, fact, path),
        FOREIGN KEY (deck, fact) REFERENCES facts (deck, id)
    ) STRICT
    """,
    """
    CREATE TABLE shipped (
        folder TEXT PRIMARY KEY,            -- name of a deck's folder among those that come with the app
        mtime_ns INTEGER NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL                -- of the deck file that was last brought in
    ) STRICT
    """,
)

_CARDS = (
    """
    CREATE TABLE cards (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        deck TEXT NOT NULL,
        fact TEXT NOT NULL,
        topic TEXT NOT NULL,
        view TEXT NOT NULL,
        number INTEGER NOT NULL,
        front TEXT NOT NULL,
        back TEXT NOT NULL,
        position INTEGER NOT NULL,          -- breadth-first: the first view of every fact, then the second …
        retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
        state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'learning', 'review', 'relearning')),
        stability REAL,
        difficulty REAL,
        step INTEGER,
        due_at INTEGER,                     -- UTC ms; only while learning or relearning
        due_day INTEGER,                    -- study day; only in review
        last_day INTEGER,
        reviews INTEGER NOT NULL DEFAULT 0,
        lapses INTEGER NOT NULL DEFAULT 0,
        forward INTEGER NOT NULL DEFAULT 0 CHECK (forward IN (0, 1)),  -- asked for: an item on its fact was missed
        FOREIGN KEY (deck, fact) REFERENCES facts (deck, id),
        CHECK ((state = 'new') = (stability IS NULL)),
        CHECK ((state = 'new') = (last_day IS NULL)),
        CHECK ((state = 'review') = (due_day IS NOT NULL)),
        CHECK ((state IN ('learning', 'relearning')) = (due_at IS NOT NULL))
    ) STRICT
    """,
    "CREATE INDEX cards_of_fact ON cards (deck, fact)",
    "CREATE INDEX cards_new ON cards (deck, position) WHERE state = 'new' AND retired = 0",
    "CREATE INDEX cards_in_review ON cards (deck, due_day) WHERE state = 'review' AND retired = 0",
    "CREATE INDEX cards_learning ON cards (deck) WHERE state IN ('learning', 'relearning') AND retired = 0",
    "CREATE INDEX cards_forward ON cards (deck) WHERE forward = 1 AND retired = 0",
    """
    CREATE TRIGGER cards_stay BEFORE DELETE ON cards
    BEGIN SELECT RAISE (ABORT, 'a card is never deleted'); END
    """,
)

_LOG = (
    """
    CREATE TABLE policies (
        id INTEGER PRIMARY KEY,
        record TEXT NOT NULL UNIQUE CHECK (json_valid(record))
    ) STRICT
    """,
    """
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY,
        card INTEGER NOT NULL REFERENCES cards (n),
        at INTEGER NOT NULL,                -- UTC ms
        utc_offset_minutes INTEGER NOT NULL,
        day INTEGER NOT NULL,               -- study day
        grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
        took_ms INTEGER NOT NULL CHECK (took_ms >= 0),
        policy INTEGER NOT NULL REFERENCES policies (id),
        state_before TEXT NOT NULL,
        forward INTEGER NOT NULL DEFAULT 0 CHECK (forward IN (0, 1))  -- whether the card had been asked for
    ) STRICT
    """,
    "CREATE INDEX reviews_of_card ON reviews (card)",
    "CREATE INDEX reviews_of_day ON reviews (day)",
    """
    CREATE TABLE undone (
        review INTEGER PRIMARY KEY REFERENCES reviews (id),
        at INTEGER NOT NULL                 -- UTC ms
    ) STRICT
    """,
    """
    CREATE VIEW answers AS
    SELECT * FROM reviews WHERE NOT EXISTS (SELECT 1 FROM undone WHERE undone.review = reviews.id)
    """,
    *(
        f"""
        CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE (ABORT, '{table} can only grow'); END
        """
        for table in ("policies", "reviews", "undone")
        for verb in ("UPDATE", "DELETE")
    ),
)

_QUIZZES = (
    """
    CREATE TABLE sittings (
        id INTEGER PRIMARY KEY,
        deck TEXT NOT NULL REFERENCES decks (id),
        blueprint TEXT NOT NULL CHECK (json_valid(blueprint)),
        items TEXT NOT NULL CHECK (json_valid(items)),      -- its own copy
        flagged TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(flagged)),
        position INTEGER NOT NULL DEFAULT 0,
        started_at INTEGER NOT NULL,        -- UTC ms
        finished_at INTEGER,                -- UTC ms
        utc_offset_minutes INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX sittings_of_deck ON sittings (deck, finished_at)",
    """
    CREATE TABLE responses (
        id INTEGER PRIMARY KEY,
        sitting INTEGER NOT NULL REFERENCES sittings (id),
        item INTEGER NOT NULL,              -- index into the sitting's items
        chosen TEXT NOT NULL CHECK (json_valid(chosen)),
        at INTEGER NOT NULL,                -- UTC ms
        utc_offset_minutes INTEGER NOT NULL,
        took_ms INTEGER NOT NULL CHECK (took_ms >= 0)
    ) STRICT
    """,
    "CREATE INDEX responses_of_sitting ON responses (sitting, item)",
    """
    CREATE TABLE settings (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT
    """,
)

GUARDS = (
    "cards_stay",
    *(
        f"{table}_{verb}"
        for table in ("policies", "reviews", "undone", "sitting_events")
        for verb in ("update", "delete")
    ),
)
"""The triggers without which the log could be changed."""

VERSION_1: tuple[str, ...] = _CONTENT + _CARDS + _LOG + _QUIZZES
"""The statements that make a new database of format 1."""
