"""What comes from Anki is kept as it came, beside what it became here: so that it can go back without a difference.

A note becomes a fact and its cards the fact's cards. What facts and cards cannot hold (markup of fields, templates,
style, sounds, Anki's own numbers) stays in these tables and is written again when the notes go back. Names of columns
are Anki's where they hold what Anki's hold (https://github.com/ankidroid/Anki-Android/wiki/Database-Structure).
"""

ANKI: tuple[str, ...] = (
    """
    CREATE TABLE imports (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,                -- UTC ms
        file TEXT NOT NULL,                 -- its name, without folders
        first_fact INTEGER NOT NULL DEFAULT 0,  -- the facts that it made: numbers from this one …
        last_fact INTEGER NOT NULL DEFAULT -1,  -- … to this one
        undone_at INTEGER                   -- UTC ms: taken back as a whole
    ) STRICT
    """,
    # A deck that an import brought and that was taken back: out of sight, since cards are never deleted.
    "ALTER TABLE decks ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1))",
    # Lines of the log that came from Anki; of those that were given here all are NULL. ``at`` is Anki's id of the line.
    "ALTER TABLE reviews ADD COLUMN brought INTEGER REFERENCES imports (id)",
    "ALTER TABLE reviews ADD COLUMN anki_ivl INTEGER",  # as Anki has it: days, or seconds below 0
    "ALTER TABLE reviews ADD COLUMN anki_last_ivl INTEGER",
    "ALTER TABLE reviews ADD COLUMN anki_factor INTEGER",
    "ALTER TABLE reviews ADD COLUMN anki_type INTEGER",  # 0 learning, 1 review, 2 relearning, 3 filtered
    "DROP VIEW answers",
    """
    CREATE VIEW answers AS
    SELECT * FROM reviews WHERE NOT EXISTS (SELECT 1 FROM undone WHERE undone.review = reviews.id)
    """,
    # Lines of Anki's log that grade nothing: rescheduled or reset by hand (type 4, 5), or ease 0.
    """
    CREATE TABLE anki_acts (
        id INTEGER NOT NULL,                -- Anki's: the moment, UTC ms
        card INTEGER NOT NULL REFERENCES cards (n),
        ease INTEGER NOT NULL,
        ivl INTEGER NOT NULL,
        last_ivl INTEGER NOT NULL,
        factor INTEGER NOT NULL,
        time INTEGER NOT NULL,
        type INTEGER NOT NULL,
        PRIMARY KEY (card, id)
    ) STRICT, WITHOUT ROWID
    """,
    # A memory that Anki gave: what came before it in the log is in it; replaying a card begins with it.
    """
    CREATE TABLE given_memories (
        card INTEGER PRIMARY KEY REFERENCES cards (n),
        after INTEGER NOT NULL,             -- answers given here up to this number of the log are in it …
        until INTEGER NOT NULL,             -- … and answers brought from Anki up to this moment (UTC ms)
        state TEXT NOT NULL CHECK (state IN ('new', 'learning', 'review', 'relearning')),
        stability REAL,
        difficulty REAL,
        step INTEGER,
        due_at INTEGER,                     -- UTC ms
        due_day INTEGER,                    -- study day
        last_day INTEGER,
        reviews INTEGER NOT NULL,
        lapses INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE anki_types (
        id INTEGER PRIMARY KEY,             -- ours: a type whose fields changed is another one
        mid INTEGER NOT NULL,               -- Anki's id of the note type
        mod INTEGER NOT NULL,               -- seconds
        record TEXT NOT NULL CHECK (json_valid(record))  -- as Anki's schema 11 has it: name, type, flds, tmpls, css, …
    ) STRICT
    """,
    "CREATE INDEX anki_types_by_mid ON anki_types (mid)",
    """
    CREATE TABLE anki_decks (
        id INTEGER PRIMARY KEY,             -- Anki's
        name TEXT NOT NULL,                 -- whole, with levels divided by ::
        record TEXT NOT NULL CHECK (json_valid(record))  -- desc, and options as far as they were there
    ) STRICT
    """,
    """
    CREATE TABLE anki_notes (
        fact_n INTEGER PRIMARY KEY,         -- facts.n
        guid TEXT NOT NULL,
        nid INTEGER NOT NULL,               -- Anki's id: when it was made, UTC ms
        type INTEGER NOT NULL,              -- anki_types.id
        mod INTEGER NOT NULL,               -- seconds
        tags TEXT NOT NULL,                 -- as Anki has them: divided and surrounded by spaces
        flds TEXT NOT NULL                  -- as Anki has them: divided by 0x1F
    ) STRICT
    """,
    "CREATE UNIQUE INDEX anki_notes_by_guid ON anki_notes (guid)",
    """
    CREATE TABLE anki_cards (
        card INTEGER PRIMARY KEY,           -- cards.n
        cid INTEGER NOT NULL,               -- Anki's id
        ord INTEGER NOT NULL,
        did INTEGER NOT NULL,               -- anki_decks.id: the deck it is at home in
        mod INTEGER NOT NULL,               -- seconds
        type INTEGER NOT NULL,
        queue INTEGER NOT NULL,
        due INTEGER NOT NULL,               -- new: position; (re)learning within the day: UTC s; else: study day
        ivl INTEGER NOT NULL,
        factor INTEGER NOT NULL,
        reps INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        left INTEGER NOT NULL,
        flags INTEGER NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE anki_media (
        name TEXT PRIMARY KEY,
        sha1 TEXT NOT NULL,
        import INTEGER NOT NULL REFERENCES imports (id),
        content BLOB NOT NULL
    ) STRICT
    """,
)
"""The tables of notes that came from Anki."""
