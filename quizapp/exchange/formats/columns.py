"""The columns of a table of questions: one row an entry, whatever the file that holds the cells.

A teacher may leave out any column but those of a question and its answer, or of a text with gaps; columns are known by
their headings, in any order. A table without headings is read as question, answer, tags.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
    layout: _Layout | None = None
    for row, cells in enumerate(rows, first_row):
        if not any(cell.strip() for cell in cells):
            continue
        if layout is None:
            layout = _headed(cells)
            if layout is not None:
                continue
            layout = _Layout(columns={"question": 0, "answer": 1, "tags": 2})
        if len(entries) == MOST_ENTRIES:
            problems.append(Problem(row=row, sentence=f"a table may have {MOST_ENTRIES:,} rows; the rest was left."))
            break
        entry = _entry(layout, cells, row)
        if entry.is_empty:
            problems.append(Problem(row=row, sentence="there is neither a question nor a text with gaps in this row."))
        else:
            entries.append(entry)
    return Table(entries=tuple(entries), problems=tuple(problems))


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
