"""What format 7 keeps of forecasts of readiness."""

READINESS: tuple[str, ...] = (
    # What was forecast for a quiz of the whole bank, to be held against the quizzes that came.
    """
    CREATE TABLE readiness (
        deck TEXT NOT NULL,
        made_day INTEGER NOT NULL,          -- study day
        for_day INTEGER NOT NULL,
        plan TEXT NOT NULL,                 -- a name of stats/readiness.py's Plan
        share REAL NOT NULL,
        low REAL NOT NULL,
        high REAL NOT NULL,
        PRIMARY KEY (deck, made_day, for_day, plan)
    ) STRICT, WITHOUT ROWID
    """,
)
