"""The columns of a table of questions: one row an entry, whatever the file that holds the cells.

A teacher may leave out any column but those of a question and its answer, or of a text with gaps; columns are known by
their headings, in any order. A table without headings is read as question, answer, tags.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from quizapp.content.facts import WrittenDistractor
from quizapp.content.wording import folded
from quizapp.exchange.formats.entries import MOST_ENTRIES, Entry, Problem, Table, named

_LEAST_WRONG = 4
"""So many wrong answers have columns of their own even in an empty table; a table that has more gets more."""


def headings(wrong: int = _LEAST_WRONG) -> tuple[str, ...]:
    """The headings of a table with columns for ``wrong`` wrong answers."""
    pairs = (text for number in range(1, wrong + 1) for text in (f"Wrong answer {number}", f"Why it is wrong {number}"))
    return (
        "Topic",
        "Question",
        "Answer",
        *pairs,
        "Text with gaps",
        "Hint",
        "Other way round",
        "Fact",
        "Why",
        "Tags",
        "Id",
    )


EXAMPLES = (
    Entry(
        row=2,
        topic="Letdown",
        question="Which hormone sets off the letdown?",
        answer="Oxytocin",
        hint="It begins with O",
    ),
    Entry(row=3, topic="Letdown", gaps="{{1:Oxytocin}} moves the milk, {{2:prolactin}} makes it."),
)
"""The rows by which the template shows how it is filled. Left in a table, they are no questions of it."""

_MOST_ABOVE = 10
"""Rows that may stand above the headings: a title, a name, a date."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "topic": ("topic", "chapter", "deck", "category"),
    "question": ("question", "front", "term", "prompt", "q"),
    "answer": ("answer", "back", "definition", "correct answer", "key", "a"),
    "gaps": ("text with gaps", "cloze", "gaps"),
    "hint": ("hint",),
    "reverse": ("other way round", "reverse", "both ways"),
    "statement": ("fact", "statement"),
    "why": ("why", "why it matters", "explanation", "rationale", "extra"),
    "tags": ("tags", "tag"),
    "fact": ("id", "fact id", "guid"),
}
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names}
_WRONG_NAMES = ("wrong answer", "wrong", "distractor")
_REASON_NAMES = ("why it is wrong", "why wrong", "reason", "because")
_YES = frozenset({"yes", "y", "x", "true", "1"})


@dataclass(slots=True)
class _Layout:
    """Which column holds what."""

    columns: dict[str, int] = field(default_factory=dict)
    wrong: dict[int, int] = field(default_factory=dict)
    reasons: dict[int, int] = field(default_factory=dict)


def rows_of(entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    """The headings, then a row for each entry."""
    most = max((len(entry.wrong) for entry in entries), default=0)
    most = max(most, _LEAST_WRONG)
    yield headings(most)
    for entry in entries:
        wrong = [text for one in entry.wrong for text in (one.text, one.because)]
        yield (
            entry.topic,
            entry.question,
            entry.answer,
            *wrong,
            *("" for _ in range(2 * most - len(wrong))),
            entry.gaps,
            entry.hint,
            "yes" if entry.reverse else "",
            entry.statement,
            entry.why,
            " ".join(entry.tags),
            entry.name,
        )


def table_of(rows: Iterable[Sequence[str]], *, first_row: int = 1) -> Table:
    """The entries of a table's rows. Rows without anything in them are passed over; ``first_row`` is the number of the
    first, as the person sees it."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    filled = ((row, cells) for row, cells in enumerate(rows, first_row) if any(cell.strip() for cell in cells))
    layout, above = _layout(filled)
    for row, _ in above if layout else ():
        problems.append(Problem(row=row, sentence="this row stands above the headings; it was left out."))
    layout, begun = (layout, []) if layout else (_Layout(columns={"question": 0, "answer": 1, "tags": 2}), above)
    for row, cells in chain(begun, filled):
        if len(entries) == MOST_ENTRIES:
            problems.append(Problem(row=row, sentence=f"a table may have {MOST_ENTRIES:,} rows; the rest was left."))
            break
        entry = _entry(layout, cells, row)
        if replace(entry, row=0) in _SHOWN:
            problems.append(Problem(row=row, sentence="this is an example of the template; it was left out."))
        elif entry.is_empty:
            problems.append(Problem(row=row, sentence="there is neither a question nor a text with gaps in this row."))
        else:
            entries.append(entry)
    return Table(entries=tuple(entries), problems=tuple(problems))


_SHOWN = tuple(replace(one, row=0) for one in EXAMPLES)


def _layout(filled: Iterator[tuple[int, Sequence[str]]]) -> tuple[_Layout | None, list[tuple[int, Sequence[str]]]]:
    """The layout that a row among the first tells, and the rows before it; None, and the rows that were looked at,
    where none is a row of headings."""
    above: list[tuple[int, Sequence[str]]] = []
    for row, cells in filled:
        layout = _headed(cells)
        if layout is not None and (not above or len(layout.columns) > 1):  # below the first one word may be an answer
            return layout, above
        above.append((row, cells))
        if len(above) > _MOST_ABOVE:
            break
    return None, above


def _headed(cells: Sequence[str]) -> _Layout | None:
    """The layout that a row of headings tells; None for a row that is none."""
    layout = _Layout()
    for place, cell in enumerate(cells):
        name = folded(cell)
        bare, _, number = name.rpartition(" ")
        if name in _BY_NAME:
            layout.columns.setdefault(_BY_NAME[name], place)
            continue
        if not number.isdigit():
            bare, number = name, "1"
        for names, found in ((_WRONG_NAMES, layout.wrong), (_REASON_NAMES, layout.reasons)):
            if bare in names:
                found.setdefault(int(number), place)
    return layout if {"question", "gaps", "statement"} & layout.columns.keys() else None


def _entry(layout: _Layout, cells: Sequence[str], row: int) -> Entry:
    def cell(place: int | None) -> str:
        return "" if place is None or place >= len(cells) else cells[place].strip()

    def column(name: str) -> str:
        return cell(layout.columns.get(name))

    wrong = (
        WrittenDistractor(text=cell(place), because=cell(layout.reasons.get(number)))
        for number, place in sorted(layout.wrong.items())
    )
    fact, ask = named(column("fact"))
    return Entry(
        row=row,
        fact=fact,
        ask=ask,
        topic=column("topic"),
        question=column("question"),
        answer=column("answer"),
        wrong=tuple(one for one in wrong if one.text or one.because),
        gaps=column("gaps"),
        statement=column("statement"),
        why=column("why"),
        hint=column("hint"),
        reverse=folded(column("reverse")) in _YES,
        tags=tuple(column("tags").replace(",", " ").replace(";", " ").split()),
    )
