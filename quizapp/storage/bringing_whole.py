"""Notes that come by the hundred thousand: what is simple is written by a few statements over the package's own tables
(``storage.attached``), and only what is left is looked at one by one.

Every note with a card arrives in ``temp.arrivals``, in the order of the ids that facts get, so that whatever is indexed
by them is written from left to right. ``state`` says what becomes of its card: 1 a new one, 2 one in review, both of a
simple note; 0: the note is none.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from quizapp.storage.attached import has_keys, is_found_by
from quizapp.storage.database import Database
from quizapp.storage.patience import Telling, told_steps

KeyOf = Callable[[str | None, int | None, str | None, str | None], str | None]
"""Of a note's GUID, type, tags and fields makes the fact's id, alone where the note is here already or is none; with a
sign after it where it is new; with question, 0x1F and answer where it is new and simple."""

NEW_SIGN = "\x1e"
_ID = 23
"""So long is a fact's id."""

_LONGEST = 4_096
"""Fields that are longer than this together are not simple."""

_STEPS_OF_A_NOTE = 450
_STEPS_OF_A_LINE = 40
_FARTHEST_DAYS = 36_500
_MOST = 1 << 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """How many notes have cards; how many of the package's notes have none, and how many cards no note; the span
    (UTC ms) of the last answers of cards in review."""

    notes: int
    without_cards: int
    without_notes: int
    last_answers: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers before the first fact and the first card, the newest line of the log, and the study day from which
    the package counts."""

    fact: int
    card: int
    line: int
    first_day: int


def span_answers(database: Database, graded: str, latest: int, lines: int, tell: Telling) -> None:
    """Notes of each card of the package the moments of its last answer and of its first that is ``graded`` (SQL, with
    ``?1`` for the moment before which it must be): ``temp.spans``."""
    database.run("CREATE TEMP TABLE spans (cid INTEGER PRIMARY KEY, last INTEGER, first INTEGER)")
    if not lines:
        return
    if has_keys(database, "cards", "revlog") and is_found_by(database, "revlog", "cid"):
        sql = f"""
            INSERT INTO temp.spans SELECT id, (
                SELECT id FROM package.revlog WHERE cid = cards.id AND ease BETWEEN 1 AND 4 ORDER BY id DESC LIMIT 1
            ) AS newest, (
                SELECT id FROM package.revlog WHERE cid = cards.id AND {graded} ORDER BY id LIMIT 1
            ) FROM package.cards WHERE newest IS NOT NULL
        """  # noqa: S608 - our own words
    else:
        sql = f"""
            INSERT OR IGNORE INTO temp.spans
            SELECT CAST(cid AS INTEGER), CAST(max(id) AS INTEGER), CAST(min(iif({graded}, id, NULL)) AS INTEGER)
            FROM package.revlog WHERE ease BETWEEN 1 AND 4 AND cid IS NOT NULL GROUP BY 1
        """  # noqa: S608 - our own words
    with told_steps(database.connection, tell, lines * _STEPS_OF_A_LINE):
        database.run(sql, (latest,))


def spans(database: Database, *, all_cards: bool) -> Iterator[tuple[int, int, int | None]]:
    """Card, last and first answer: of all cards, or of those whose notes are not simple."""
    some = "" if all_cards else _OF_OTHERS
    return database.plain(f"SELECT cid, last, first FROM temp.spans {some}")  # noqa: S608 - our own words


def arrive(database: Database, key_of: KeyOf, *, progress: bool, notes: int, cards: int, tell: Telling) -> Arrived:
    """Lets the notes arrive."""
    database.run(_ARRIVALS)
    ranks = count()
    connection = database.connection
    connection.create_function("key_of", 4, key_of)
    connection.create_function("next_rank", 0, lambda: next(ranks))
    try:
        with told_steps(connection, tell, notes * _STEPS_OF_A_NOTE):
            database.run(_ARRIVE, {"progress": int(progress), "longest": _LONGEST})
    finally:
        connection.create_function("key_of", 4, None)
        connection.create_function("next_rank", 0, None)
    database.run(f"UPDATE temp.arrivals SET state = 0 WHERE state > 0 AND coalesce(length(key), 0) < {_ID + 2}")  # noqa: S608
    arrived, their_cards = database.row("SELECT count(*), coalesce(sum(many), 0) FROM temp.arrivals") or (0, 0)
    twins = [row[0] for row in database.plain(_TWINS)]
    for twin in twins:  # which of them comes is decided one by one
        database.run(f"UPDATE temp.arrivals SET state = 0 WHERE substr(key, 1, {_ID}) = ?", (twin,))  # noqa: S608
    first, last = database.row("SELECT min(answered), max(answered) FROM temp.arrivals WHERE state = 2") or (None, None)
    return Arrived(
        notes=arrived,
        without_cards=notes - arrived,
        without_notes=cards - their_cards,
        last_answers=(first or 0, last or 0),
    )


def homes(database: Database) -> list[tuple[int, int, bool]]:
    """The decks of notes that are new, in the order in which they are met: Anki's id, number of such notes in it, and
    whether some of them are simple."""
    return [
        (row[0], row[1], bool(row[2]))
        for row in database.plain(
            "SELECT did, count(*), max(state) > 0 FROM temp.arrivals "  # noqa: S608 - our own number
            f"WHERE length(key) > {_ID} GROUP BY did ORDER BY min(rank)"
        )
    ]


def kinds(database: Database) -> list[int]:
    """The types of simple notes, by Anki's ids."""
    return [row[0] for row in database.plain("SELECT mid FROM temp.arrivals WHERE state > 0 GROUP BY mid ORDER BY mid")]


def put_simple(
    database: Database,
    places: Iterable[Sequence[Any]],
    types: Iterable[Sequence[int]],
    numbers: Numbers,
    day_of: Callable[[str], str],
    tell: Telling,
) -> int:
    """Writes the simple notes; gives how many. ``places``: Anki's deck, deck, topic, the deck's next position, number
    of deck and topic; ``types``: Anki's id and ours; ``day_of`` gives SQL for the study day of a moment."""
    database.run(
        "CREATE TEMP TABLE homes (did INTEGER PRIMARY KEY, deck TEXT, topic TEXT, base INTEGER, place INTEGER)"
    )
    database.run_many("INSERT INTO temp.homes VALUES (?, ?, ?, ?, ?)", places)
    database.run("CREATE TEMP TABLE kinds (mid INTEGER PRIMARY KEY, type INTEGER)")
    database.run_many("INSERT INTO temp.kinds VALUES (?, ?)", types)
    given = {"fact": numbers.fact, "card": numbers.card, "line": numbers.line, "first_day": numbers.first_day}
    put = 0
    last_day = f"max(1, iif(answered IS NULL, {_DUE_DAY} - {_INTERVAL}, {day_of('answered')}))"
    for number, statement in enumerate((_FACTS, _CARDS, _NOTES, _ANKI_CARDS, _GIVEN)):
        tell(number / 5)
        sql = statement.replace("$last_day", last_day)
        put = max(
            put, database.connection.execute(sql, {one: given[one] for one in given if f":{one}" in sql}).rowcount
        )
    database.run("DROP TABLE temp.kinds")
    return put


def others(database: Database, size: int) -> Iterator[tuple[list[Any], list[Any], dict[int, int]]]:
    """The notes that are not simple, some at once, with their cards and the place of each among all notes."""
    last = -1
    while True:
        some = database.connection.execute(
            "SELECT nid, rank FROM temp.arrivals WHERE state = 0 AND rank > ? ORDER BY rank LIMIT ?", (last, size)
        ).fetchall()
        if not some:
            return
        last = some[-1][1]
        among = "IN (SELECT nid FROM temp.arrivals WHERE state = 0 AND rank BETWEEN ? AND ?)"
        span = (some[0][1], last)
        notes = list(database.plain(f"SELECT {_NOTE} FROM package.notes WHERE id {among} ORDER BY id", span))  # noqa: S608
        cards = list(database.plain(f"SELECT {_CARD} FROM package.cards WHERE nid {among} ORDER BY nid", span))  # noqa: S608
        yield notes, cards, dict(map(tuple, some))


def count_others(database: Database) -> int:
    """How many notes are not simple."""
    return int(database.value("SELECT count(*) FROM temp.arrivals WHERE state = 0"))


def next_numbers(database: Database, numbers: Numbers) -> tuple[int, int]:
    """The highest numbers that facts and cards have now."""
    most = int(database.value("SELECT coalesce(max(n), 0) FROM temp.arrivals WHERE state > 0"))
    return numbers.fact + most, numbers.card + most


def close_gaps(database: Database, base: int, deck: str, first_fact: int, apart: int) -> None:
    """Lets the positions of a deck's facts from a number on follow each other from ``base`` on, and their cards', of
    which those of one fact are ``apart``. A place among all notes of a package is none among those of a deck."""
    there = database.row("SELECT count(*), max(position) FROM facts WHERE deck = ? AND n >= ?", (deck, first_fact))
    if there is None or there[1] is None or there[0] == there[1] - base + 1:
        return
    database.run("CREATE TEMP TABLE dense (n INTEGER PRIMARY KEY, line INTEGER, position INTEGER)")
    database.run(
        "INSERT INTO temp.dense SELECT n, rowid, ? - 1 + row_number() OVER (ORDER BY position) FROM facts "
        "WHERE deck = ? AND n >= ? ORDER BY n",
        (base, deck, first_fact),
    )
    database.run("UPDATE facts SET position = dense.position FROM temp.dense WHERE facts.rowid = dense.line")
    database.run(
        "UPDATE cards SET position = cards.position - cards.position % ? + dense.position FROM temp.dense "
        "WHERE cards.deck = ? AND +cards.fact_n = dense.n",
        (apart, deck),
    )
    database.run("DROP TABLE temp.dense")


def forget_arrivals(database: Database) -> None:
    """Ends what ``arrive`` and ``span_answers`` began."""
    for table in ("homes", "arrivals", "spans"):
        database.run(f"DROP TABLE IF EXISTS temp.{table}")


_ARRIVALS = """
    CREATE TEMP TABLE arrivals (
        n INTEGER PRIMARY KEY, key TEXT, rank INTEGER, nid INTEGER, guid TEXT, mid INTEGER, mod INTEGER, flds TEXT,
        many INTEGER, cid INTEGER, did INTEGER, cmod INTEGER, state INTEGER, queue INTEGER, due INTEGER, ivl INTEGER,
        factor INTEGER, reps INTEGER, lapses INTEGER, left INTEGER, flags INTEGER, data TEXT, stability REAL,
        difficulty REAL, answered INTEGER
    )
"""

_NUMBER = "json_type(own.data, '$.{0}') IN ('integer', 'real') AND abs(json_extract(own.data, '$.{0}')) < 1e12"
_IN_REVIEW = (
    "CAST(own.type AS INTEGER) = 2 AND CAST(own.queue AS INTEGER) IN (2, -1) AND CAST(own.odid AS INTEGER) = 0 "
    f"AND json_valid(own.data) AND {_NUMBER.format('s')} AND {_NUMBER.format('d')} "
    "AND json_extract(own.data, '$.s') > 0 AND (json_type(own.data, '$.lrt') IS NULL "
    f"OR {_NUMBER.format('lrt')} AND json_extract(own.data, '$.lrt') >= 0)"
)
"""A card whose memory stands beside it as numbers; whatever is odd about it is read one by one."""

_ARRIVE = f"""
    INSERT INTO temp.arrivals
    SELECT NULL,
        key_of(CAST(notes.guid AS TEXT), CAST(notes.mid AS INTEGER), CAST(notes.tags AS TEXT), CAST(notes.flds AS TEXT))
            AS key,
        next_rank(), notes.id, CAST(notes.guid AS TEXT), CAST(notes.mid AS INTEGER), CAST(notes.mod AS INTEGER),
        iif(length(notes.flds) < :longest, CAST(notes.flds AS TEXT), NULL),
        own.many, CAST(own.cid AS INTEGER), CAST(iif(own.odid, own.odid, own.did) AS INTEGER),
        CAST(own.mod AS INTEGER), own.state,
        CAST(own.queue AS INTEGER), iif(own.state = 2 OR CAST(own.type AS INTEGER) = 0, CAST(own.due AS INTEGER), 0),
        CAST(own.ivl AS INTEGER), CAST(own.factor AS INTEGER), CAST(own.reps AS INTEGER),
        CAST(own.lapses AS INTEGER), CAST(own.left AS INTEGER), CAST(own.flags AS INTEGER),
        iif(own.state = 2, substr(own.data, 1, 10000), ''),
        iif(own.state = 2, CAST(json_extract(own.data, '$.s') AS REAL), NULL),
        iif(own.state = 2, min(max(CAST(json_extract(own.data, '$.d') AS REAL), 1.0), 10.0), NULL),
        iif(own.state = 2, coalesce(CAST(nullif(json_extract(own.data, '$.lrt'), 0) * 1000 AS INTEGER), own.last), NULL)
    FROM (
        SELECT own.*, spans.last AS last, CASE
            WHEN own.many > 1 OR CAST(own.ord AS INTEGER) <> 0 THEN 0
            WHEN NOT :progress OR (CAST(own.type AS INTEGER) = 0 AND CAST(own.queue AS INTEGER) = 0
                AND CAST(own.odid AS INTEGER) = 0 AND CAST(own.flags AS INTEGER) = 0 AND spans.last IS NULL) THEN 1
            WHEN {_IN_REVIEW} THEN 2
            ELSE 0 END AS state
        FROM (
            SELECT nid, count(*) AS many, min(id) AS cid, did, odid, ord, mod, type, queue, due, ivl, factor, reps,
                lapses, left, flags, data
            FROM package.cards GROUP BY nid
        ) AS own LEFT JOIN temp.spans AS spans ON spans.cid = own.cid
        LIMIT -1
    ) AS own CROSS JOIN package.notes AS notes ON notes.id = own.nid
    ORDER BY 2
"""  # noqa: S608 - our own words

_TWINS = f"""
    SELECT DISTINCT substr(one.key, 1, {_ID}) FROM temp.arrivals AS one
    CROSS JOIN temp.arrivals AS other ON other.n = one.n + 1 AND substr(other.key, 1, {_ID}) = substr(one.key, 1, {_ID})
"""  # noqa: S608 - our own number

_SIMPLE = f"""
    (
        SELECT *, substr(key, 1, {_ID}) AS fact, substr(key, {_ID + 1}, instr(key, char(31)) - {_ID + 1}) AS question,
            substr(key, instr(key, char(31)) + 1) AS answer
        FROM temp.arrivals WHERE state > 0 ORDER BY n LIMIT -1
    ) AS arrivals CROSS JOIN temp.homes AS homes ON homes.did = arrivals.did ORDER BY arrivals.n
"""  # noqa: S608 - our own number
"""With a limit that is none: so that nothing is worked out twice."""

_INTERVAL = f"max(1, min(iif(ivl > 0, ivl, 1), {_FARTHEST_DAYS}))"
_DUE_DAY = f"max(1, :first_day + max(-{_FARTHEST_DAYS}, min(due, {3 * _FARTHEST_DAYS})))"
_REPS = f"max(1, min(reps, {_MOST}))"
_LAPSES = f"max(0, min(lapses, {_MOST}))"

_RECORD = """
    printf('{"asks": [{"answer": %s, "id": 1, "key": null, "level": "recall", "makes_card": true, "makes_item": true, '
        || '"question": %s, "reverse": "", "reverse_answer": "", "skip": [], "stem": "", "wrong": []}], "claims": [], '
        || '"clozes": [], "id": "%s", "paragraph": 0, "statement": %s, "topic": "%s", "why": ""}',
        json_quote(answer), json_quote(question), fact, json_quote(question || ' – ' || answer), topic)
"""
"""What ``content.records`` writes of a fact with one question and its answer; ids need no quoting."""

_FACTS = f"""
    INSERT INTO facts (deck, id, topic, position, paragraph, statement, why, record, n)
    SELECT deck, fact, topic, base + rank, 0, question || ' – ' || answer, '', {_RECORD}, :fact + n FROM {_SIMPLE}
"""  # noqa: S608 - our own words
_CARDS = f"""
    INSERT INTO cards (n, id, deck, fact, topic, view, number, front, back, position, fact_n, state, stability,
        difficulty, due_day, last_day, reviews, lapses, suspended, flag, met)
    SELECT :card + n, deck || '/' || fact || '/recall-1', deck, fact, topic, 'recall', 1, question, answer,
        base + rank, :fact + n, iif(state = 2, 'review', 'new'), stability, difficulty,
        iif(state = 2, {_DUE_DAY}, NULL), iif(state = 2, $last_day, NULL), iif(state = 2, {_REPS}, 0),
        iif(state = 2, {_LAPSES}, 0), state = 2 AND queue = -1, iif(state = 2, flags & 7, 0), state = 2
    FROM {_SIMPLE}
"""  # noqa: S608 - our own words
_NOTES = """
    INSERT INTO anki_notes SELECT :fact + n, guid, nid, type, mod, '', flds FROM temp.arrivals AS arrivals
    CROSS JOIN temp.kinds AS kinds ON kinds.mid = arrivals.mid WHERE state > 0 ORDER BY n
"""
_ANKI_CARDS = f"""
    INSERT INTO anki_cards SELECT :card + n, cid, 0, did, cmod, iif(state = 2, 2, 0), iif(state = 2, queue, 0),
        iif(state = 2, {_DUE_DAY}, due), iif(state = 2, ivl, 0), iif(state = 2, factor, 0), iif(state = 2, reps, 0),
        iif(state = 2, lapses, 0), iif(state = 2, left, 0), iif(state = 2, flags, 0), data
    FROM temp.arrivals WHERE state > 0 ORDER BY n
"""  # noqa: S608 - our own words
_GIVEN = f"""
    INSERT OR REPLACE INTO given_memories SELECT :card + n, :line, coalesce(spans.last, 0), 'review', stability,
        difficulty, NULL, NULL, {_DUE_DAY}, $last_day, {_REPS}, {_LAPSES}
    FROM temp.arrivals AS arrivals LEFT JOIN temp.spans AS spans USING (cid) WHERE state = 2 ORDER BY n
"""  # noqa: S608 - our own words

_NOTE = (
    "CAST(id AS INTEGER), CAST(guid AS TEXT), CAST(mid AS INTEGER), CAST(mod AS INTEGER), CAST(tags AS TEXT), "
    "CAST(flds AS TEXT)"
)
_CARD = (
    ", ".join(
        f"CAST({one} AS INTEGER)"
        for one in (
            *("id", "nid", "did", "ord", "mod", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "left"),
            *("odue", "odid", "flags"),
        )
    )
    + ", CAST(data AS TEXT)"
)
_OF_OTHERS = "WHERE cid IN (SELECT id FROM package.cards WHERE nid IN (SELECT nid FROM temp.arrivals WHERE state = 0))"
