"""What the charts count, kept up to date by the log itself: a million answers are summed up when they are given.

``counted`` says of every line of the log under what it counts: four rows an answer, one for each of ``what``. The
triggers add these rows to ``tallies`` with each answer and take them off when it is taken back, so that the tallies are
always what counting the standing log anew would give (``storage/tallies.py`` proves it).

* ``kind``: new, learning, relearning; young or mature (an interval of 21 days and more, as Anki has it) or review (the
  log did not yet write intervals down); extra: a card in review that had been answered that day before.
* ``hour``: of the person's clock, 00 to 23. ``topic``: the card's. ``tenth``: of the expected recall, 0 to 9.

``asked`` and ``recalled`` count true retention: a card's first answer of a day, if it was in review.
"""

_COUNTED = """
    CREATE VIEW counted AS
    WITH lines AS (
        SELECT reviews.id, reviews.card, cards.deck, cards.topic, reviews.day, reviews.grade, reviews.expected,
            reviews.state_before AS state, reviews.interval_before AS interval_days,
            min(reviews.took_ms, 60000) AS took_ms,
            (reviews.at + reviews.utc_offset_minutes * 60000) / 3600000 % 24 AS hour,
            reviews.state_before = 'review' AND NOT EXISTS (
                SELECT 1 FROM reviews AS earlier
                WHERE earlier.card = reviews.card AND +earlier.day = reviews.day AND earlier.id < reviews.id
                AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.review = earlier.id)
            ) AS asked
        FROM reviews JOIN cards ON cards.n = reviews.card
    )
    SELECT id, card, deck, whats.what, day,
        CASE whats.what
            WHEN 'hour' THEN printf('%02d', hour)
            WHEN 'topic' THEN topic
            WHEN 'tenth' THEN CAST(min(9, CAST(expected * 10 AS INTEGER)) AS TEXT)
            ELSE CASE
                WHEN state <> 'review' THEN state
                WHEN NOT asked THEN 'extra'
                WHEN interval_days IS NULL THEN 'review'
                WHEN interval_days < 21 THEN 'young'
                ELSE 'mature'
            END
        END AS key,
        1 AS answers, asked, asked AND grade > 1 AS recalled, took_ms,
        CASE WHEN asked THEN CAST(round(coalesce(expected, 0) * 1e6) AS INTEGER) ELSE 0 END AS expected
    FROM lines CROSS JOIN (SELECT 'kind' AS what UNION ALL SELECT 'hour' UNION ALL SELECT 'topic' UNION ALL
        SELECT 'tenth') AS whats
    WHERE whats.what <> 'tenth' OR (asked AND expected IS NOT NULL)
"""

_COLUMNS = "deck, what, day, key, answers, asked, recalled, took_ms, expected"
_ADDED = ", ".join(
    f"{name} = {name} + excluded.{name}" for name in ("answers", "asked", "recalled", "took_ms", "expected")
)


def _add(sign: str, where: str, topic: str = "key") -> str:
    """Puts counted rows into the tallies, or takes them off."""
    return f"""
        INSERT INTO tallies ({_COLUMNS})
        SELECT deck, what, day, {topic}, {sign}answers, {sign}asked, {sign}recalled, {sign}took_ms, {sign}expected
        FROM counted WHERE {where}
        ON CONFLICT DO UPDATE SET {_ADDED};
    """  # noqa: S608 - our own column names


_EMPTY = "DELETE FROM tallies WHERE answers = 0;"
_STANDING = "NOT EXISTS (SELECT 1 FROM undone WHERE undone.review = counted.id)"

FILL_TALLIES = f"""
    INSERT INTO tallies ({_COLUMNS})
    SELECT deck, what, day, key, sum(answers), sum(asked), sum(recalled), sum(took_ms), sum(expected)
    FROM counted WHERE {_STANDING} GROUP BY deck, what, day, key
"""  # noqa: S608 - our own column names
"""Counts the whole log into empty tallies."""

_COUNTS = f"""
    SELECT deck, what, day, key, sum(answers) AS answers, sum(asked) AS asked, sum(recalled) AS recalled,
        sum(took_ms) AS took_ms, sum(expected) AS expected
    FROM counted WHERE {_STANDING} GROUP BY deck, what, day, key
"""  # noqa: S608 - our own column names
TALLIES_AGREE = f"""
    WITH anew AS MATERIALIZED ({_COUNTS}), kept AS (SELECT {_COLUMNS} FROM tallies)
    SELECT EXISTS (SELECT * FROM anew EXCEPT SELECT * FROM kept)
        OR EXISTS (SELECT * FROM kept EXCEPT SELECT * FROM anew)
"""  # noqa: S608 - our own column names
"""Whether any tally differs from the log."""

TALLIES: tuple[str, ...] = (
    """
    CREATE TABLE tallies (
        deck TEXT NOT NULL REFERENCES decks (id),
        what TEXT NOT NULL CHECK (what IN ('kind', 'hour', 'topic', 'tenth')),
        day INTEGER NOT NULL,               -- study day
        key TEXT NOT NULL,
        answers INTEGER NOT NULL,
        asked INTEGER NOT NULL,             -- of these, a card's first of the day, in review
        recalled INTEGER NOT NULL,          -- of these, graded above Again
        took_ms INTEGER NOT NULL,           -- each answer with a minute at most: whoever took longer was away
        expected INTEGER NOT NULL,          -- the sum of the recall expected of those asked, in millionths
        PRIMARY KEY (deck, what, day, key)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX tallies_empty ON tallies (answers) WHERE answers = 0",  # found at once when an answer is taken back
    # For the distributions of memories: all they need, without the cards' texts.
    """
    CREATE INDEX cards_remembered ON cards (deck, topic, stability, difficulty, last_day)
    WHERE retired = 0 AND state <> 'new'
    """,
    _COUNTED,
    FILL_TALLIES,
    f"CREATE TRIGGER tallies_answer AFTER INSERT ON reviews BEGIN {_add('', 'id = NEW.id')} END",
    f"CREATE TRIGGER tallies_undo AFTER INSERT ON undone BEGIN {_add('-', 'id = NEW.review')} {_EMPTY} END",
    f"""
    CREATE TRIGGER tallies_topic AFTER UPDATE OF topic ON cards WHEN OLD.topic <> NEW.topic AND NEW.state <> 'new'
    BEGIN
        {_add("-", f"card = NEW.n AND what = 'topic' AND {_STANDING}", "OLD.topic")}
        {_add("", f"card = NEW.n AND what = 'topic' AND {_STANDING}")}
        {_EMPTY}
    END
    """,
)
"""The table of tallies and what keeps it: part of format 3."""
