"""What stands in a session's file."""

APPLICATION_ID = 0x51555A53
"""``QUZS`` in ASCII: the mark in the header of every session's file."""

FORMAT = 1
"""The format that this version writes (``PRAGMA user_version``)."""

SUFFIX = ".quizsession"

SCHEMA = (
    """CREATE TABLE session (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    heading TEXT NOT NULL,
    plan TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    edition INTEGER NOT NULL,
    code TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    anonymous INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    act TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    utc_offset_minutes INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX course ON events (act) WHERE act <> 'answered'",
)
"""All of it, word for word: a file that says anything else is not one of ours. ``heading`` is what a list of sessions
shows, without the plan, which may be long; ``edition`` counts how often the plan was saved; ``course`` finds what is
not an answer. Moments are milliseconds of UTC. No act is ever changed or taken away."""
