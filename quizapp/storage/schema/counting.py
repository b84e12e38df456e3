"""How an answer is counted when it is given: what ``counted`` (storage/schema/tallies.py) says of a line, said of the
new line alone. Asking the view for it takes four times as long."""

_ASKED = """
    NEW.state_before = 'review' AND NOT EXISTS (
        SELECT 1 FROM reviews AS earlier INDEXED BY reviews_of_day
        WHERE earlier.day = NEW.day AND earlier.card = NEW.card AND earlier.id < NEW.id
        AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.review = earlier.id)
    )
"""


def _count(what: str, key: str, where: str = "1") -> str:
    """Adds the new line under one of ``what`` is counted. The LIMIT has SQLite find out only once whether it was a
    card's first answer of the day."""
    return f"""
        INSERT INTO tallies (deck, what, day, key, answers, asked, recalled, took_ms, expected)
        SELECT deck, '{what}', NEW.day, {key}, 1, asked, asked AND NEW.grade > 1, min(NEW.took_ms, 60000),
            CASE WHEN asked THEN CAST(round(coalesce(NEW.expected, 0) * 1e6) AS INTEGER) ELSE 0 END
        FROM (SELECT deck, topic, {_ASKED} AS asked FROM cards WHERE n = NEW.card LIMIT 1)
        WHERE {where}
        ON CONFLICT DO UPDATE SET answers = answers + 1, asked = asked + excluded.asked,
            recalled = recalled + excluded.recalled, took_ms = took_ms + excluded.took_ms,
            expected = expected + excluded.expected;
    """  # noqa: S608 - our own names


_KIND = """
    CASE
        WHEN NEW.state_before <> 'review' THEN NEW.state_before
        WHEN NOT asked THEN 'extra'
        WHEN NEW.interval_before IS NULL THEN 'review'
        WHEN NEW.interval_before < 21 THEN 'young'
        ELSE 'mature'
    END
"""

_TENTH = "CAST(min(9, CAST(NEW.expected * 10 AS INTEGER)) AS TEXT)"

COUNTING: tuple[str, ...] = (
    "DROP TRIGGER tallies_answer",
    f"""
    CREATE TRIGGER tallies_answer AFTER INSERT ON reviews
    BEGIN
        {_count("kind", _KIND)}
        {_count("hour", "printf('%02d', (NEW.at + NEW.utc_offset_minutes * 60000) / 3600000 % 24)")}
        {_count("topic", "topic")}
        {_count("tenth", _TENTH, "asked AND NEW.expected IS NOT NULL")}
    END
    """,
)
"""What format 9 changes: the trigger that counts an answer."""
