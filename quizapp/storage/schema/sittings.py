"""What format 4 changes about quizzes: the log of a sitting's events is the truth, everything else follows from it."""

SITTINGS: tuple[str, ...] = (
    """
    CREATE TABLE sitting_events (
        id INTEGER PRIMARY KEY,
        sitting INTEGER NOT NULL REFERENCES sittings (id),
        act TEXT NOT NULL,                  -- a name of exams/events.py
        value TEXT NOT NULL CHECK (json_valid(value)),
        spent_ms INTEGER NOT NULL CHECK (spent_ms >= 0),  -- of a stopwatch, since the event before
        at INTEGER NOT NULL,                -- UTC ms
        utc_offset_minutes INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX sitting_events_of_sitting ON sitting_events (sitting, id)",
    # Each old answer: its item came to the screen, was answered after some time, and so on; then flags and place.
    """
    INSERT INTO sitting_events (sitting, act, value, spent_ms, at, utc_offset_minutes)
    SELECT sitting, act, value, spent_ms, at, utc_offset_minutes FROM (
        SELECT id AS sitting, 0 AS first, 0 AS second, 'opened' AS act, '{}' AS value, 0 AS spent_ms,
            started_at AS at, utc_offset_minutes
        FROM sittings
        UNION ALL
        SELECT sitting, 1, 2 * id, 'moved', json_object('index', item), 0, at, utc_offset_minutes
        FROM responses
        UNION ALL
        SELECT sitting, 1, 2 * id + 1, 'answered', json_object('index', item, 'chosen', json(chosen)),
            CASE WHEN took_ms < before THEN took_ms ELSE took_ms - before END, at, utc_offset_minutes
        FROM (
            SELECT *, coalesce(lag(took_ms) OVER (PARTITION BY sitting, item ORDER BY id), 0) AS before FROM responses
        )
        UNION ALL
        SELECT sittings.id, 2, flag.value, 'flagged', json_object('index', flag.value, 'on', json('true')), 0,
            started_at, utc_offset_minutes
        FROM sittings JOIN json_each(sittings.flagged) AS flag
        UNION ALL
        SELECT id, 3, 0, 'moved', json_object('index', position), 0, started_at, utc_offset_minutes FROM sittings
        UNION ALL
        SELECT id, 4, 0, 'ended', '{}', 0, finished_at, utc_offset_minutes FROM sittings WHERE finished_at IS NOT NULL
    ) ORDER BY sitting, first, second
    """,
    "DROP TABLE responses",
    "ALTER TABLE sittings DROP COLUMN flagged",
    "ALTER TABLE sittings DROP COLUMN position",
    # Titles, facts, sources and figures as they were; '{}' in sittings from before format 4.
    "ALTER TABLE sittings ADD COLUMN copy TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(copy))",
    "ALTER TABLE sittings ADD COLUMN earned REAL",  # NULL until the finished sitting has been counted
    "ALTER TABLE sittings ADD COLUMN possible REAL",
    *(
        f"""
        CREATE TRIGGER sitting_events_{verb.lower()} BEFORE {verb} ON sitting_events
        BEGIN SELECT RAISE (ABORT, 'sitting_events can only grow'); END
        """
        for verb in ("UPDATE", "DELETE")
    ),
    # How each item went the last time: what quizzes are drawn by. Follows from the sittings.
    """
    CREATE TABLE item_records (
        deck TEXT NOT NULL,
        item TEXT NOT NULL,
        fact TEXT NOT NULL,
        times INTEGER NOT NULL,
        full INTEGER NOT NULL CHECK (full IN (0, 1)),
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        certainty INTEGER,
        PRIMARY KEY (deck, item)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE quiz_templates (
        name TEXT PRIMARY KEY COLLATE NOCASE,
        record TEXT NOT NULL CHECK (json_valid(record))
    ) STRICT
    """,
    # A test before learning and one after, on forms that weigh the same and share no item.
    """
    CREATE TABLE test_pairs (
        id INTEGER PRIMARY KEY,
        deck TEXT NOT NULL,
        before INTEGER NOT NULL REFERENCES sittings (id),
        after INTEGER REFERENCES sittings (id),  -- NULL until it is begun
        items TEXT NOT NULL CHECK (json_valid(items)),  -- of the test after
        copy TEXT NOT NULL CHECK (json_valid(copy))
    ) STRICT
    """,
    # A fact that was missed in a quiz comes back until it was recalled on a later day (docs/exam.md).
    """
    CREATE TABLE corrections (
        deck TEXT NOT NULL,
        fact TEXT NOT NULL,
        card INTEGER NOT NULL REFERENCES cards (n),
        since_day INTEGER NOT NULL,         -- study day of the newest miss
        sure INTEGER NOT NULL CHECK (sure IN (0, 1)),  -- it was given with the highest certainty
        settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
        PRIMARY KEY (deck, fact)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX corrections_open ON corrections (deck) WHERE settled = 0",
)

VERSION_4 = SITTINGS
"""What format 4 adds."""
