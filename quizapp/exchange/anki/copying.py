"""Notes of simple facts, written by statements from what is beside the package: no row passes through Python.

What a statement writes is what ``notes.FactNotes`` and ``schedule.Scheduled`` make of the same card. Python is asked
once a note: for its identity, and whether its texts are plain; what has to be escaped goes the other way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from sqlite3 import Connection, OperationalError

from quizapp.exchange.anki.collection import Homes
from quizapp.exchange.anki.notes import AROUND, FLASHCARDS, SEPARATOR, SLOT_AT, SPECIAL, html
from quizapp.exchange.anki.notetypes import FACT_TYPE_ID, SLOTS
from quizapp.exchange.anki.rows import Export, Telling
from quizapp.exchange.anki.schedule import EASE, FIRST_DAY, Scheduled


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Of the ids of notes and cards, the number below the first; how many notes stand before these; when the content
    changed (UTC s)."""

    first: int
    before: int
    second: int


def copy_simple(
    export: Export,
    homes: Homes,
    numbers: Numbers,
    scheduled: Scheduled | None,
    pictured: Iterable[str],
    tell: Telling,
) -> int:
    """Writes the notes and cards, but for facts with a picture; gives how many there are of each. Raises OSError where
    the temporary folder has no room for them, and what ``tell`` raises."""
    simple, connection = export.simple, export.connection
    if simple is None or connection is None:
        return 0
    count, topics, paragraphs = simple.found(pictured)
    if not count:
        return 0
    try:
        _put_tables(export, connection, homes, topics, paragraphs)
        special = _put_functions(export, connection, scheduled)
        given = {
            "note": numbers.first + numbers.before - 1,
            "card": numbers.first,
            "before": numbers.before,
            "second": numbers.second,
            "deck": f"{export.deck}/",
            "type": FACT_TYPE_ID,
            "separator": SEPARATOR,
            "first_day": FIRST_DAY,
            "ease": EASE,
        }
        notes = simple.run(_NOTES, given, lambda share: tell(0.6 * share))
        simple.leave_out(special)
        state = _NEW if scheduled is None else _STATE
        cards = simple.run(_CARDS.format(state), given, lambda share: tell(0.6 + 0.4 * share))
    except OperationalError as error:
        raise OSError(str(error)) from error
    if not notes == cards == count - len(special):
        raise AssertionError("ids are there once, and only what is special is left out")
    return notes


def _put_tables(
    export: Export, connection: Connection, homes: Homes, topics: Iterable[str], paragraphs: Iterable[int]
) -> None:
    """Puts beside the cards what they share: the decks of topics, the places in the source, the fields of views."""
    for table in _TABLES:
        connection.execute(table)
    titles = {str(topic): title for topic, title in export.topics.items()}
    connection.executemany(
        "INSERT INTO temp.homes VALUES (?, ?, ?)",
        ((topic, homes.number((FLASHCARDS, topic)), html(titles.get(topic, topic))) for topic in topics),
    )
    connection.executemany(
        "INSERT INTO temp.sources VALUES (?, ?)",
        ((paragraph, html(export.source.place(paragraph))) for paragraph in paragraphs),
    )
    slots = ((view.value, number) for view, room in SLOTS.items() for number in range(1, room + 1))
    connection.executemany(
        "INSERT INTO temp.slots VALUES (?, ?, ?, ?, ?)",
        ((view, number, at := SLOT_AT[view] + number - 1, *AROUND[at]) for view, number in slots),
    )


def _put_functions(export: Export, connection: Connection, scheduled: Scheduled | None) -> list[int]:
    """Has the statements ask Python; gives the list in which the places of notes will stand that need more."""
    special: list[int] = []
    name = f"quizapp/fact/{export.deck}/"

    def identity(place: int, fact: str, texts: str) -> str | None:
        if SPECIAL(texts) is not None:
            special.append(place)
            return None
        return sha256(f"{name}{fact}/1".encode()).hexdigest()[:20]  # as ``notes.guid``

    connection.create_function("identity", 3, identity)
    if scheduled is not None:
        connection.create_function("memory", 3, scheduled.memory)
    return special


_TABLES = (
    "CREATE TEMP TABLE homes (topic TEXT PRIMARY KEY, did INTEGER NOT NULL, title TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TEMP TABLE sources (paragraph INTEGER PRIMARY KEY, source TEXT NOT NULL)",
    "CREATE TEMP TABLE slots (view TEXT NOT NULL, number INTEGER NOT NULL, slot INTEGER NOT NULL, "
    "before TEXT NOT NULL, behind TEXT NOT NULL, PRIMARY KEY (view, number)) WITHOUT ROWID",
)
_HOME = "(SELECT {} FROM temp.homes WHERE homes.topic = simple.topic)"
_SLOT = "(SELECT {} FROM temp.slots WHERE slots.view = simple.view AND slots.number = simple.number)"

# A note without an identity is passed over: the column may not be empty.
_NOTES = f"""
    INSERT OR IGNORE INTO package.notes
    SELECT :note + place, identity(place, fact, statement || why || front || back), :type, :second, -1,
        ' topic::' || topic || ' view::' || view || ' ' || coalesce(tags || ' ', ''),
        :deck || fact || :separator || statement || :separator || why || :separator
        || (SELECT source FROM temp.sources WHERE sources.paragraph = simple.paragraph)
        || :separator || {_HOME.format("title")} || :separator
        || {_SLOT.format("before")} || front || :separator || back || {_SLOT.format("behind")},
        statement, 0, 0, ''
    FROM temp.simple
"""  # noqa: S608 - our own words
_CARDS = f"""
    INSERT INTO package.cards
    SELECT :card + n, :note + place, {_HOME.format("did")}, {_SLOT.format("slot")}, :second, -1, {{}} FROM temp.simple
"""  # noqa: S608 - our own words
_NEW = "0, 0, :before + place, 0, 0, 0, 0, 0, 0, 0, 0, ''"
_STATE = """
    iif(state = 'new', 0, 2), iif(suspended, -1, iif(state = 'new', 0, 2)),
    iif(state = 'new', :before + place, due_day - :first_day), iif(state = 'new', 0, max(1, due_day - last_day)),
    iif(state = 'new', 0, :ease), iif(state = 'new', 0, reviews), iif(state = 'new', 0, lapses), 0, 0, 0, flag,
    iif(state = 'new', '', memory(stability, difficulty, answered_at))
"""
