"""The report of a session as tables for spreadsheets. Shares are percents of points, empty where there is none."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from quizapp.content.items import Item
from quizapp.exams.copies import DeckCopy
from quizapp.exams.in_words import key_text
from quizapp.teaching.analysis import ItemAnalysis
from quizapp.teaching.report import SessionReport
from quizapp.teaching.showing import shown

Cell = str | int | float
Rows = Sequence[Sequence[Cell]]
"""A table whose first row holds the headings."""


def session_tables(report: SessionReport) -> Mapping[str, Rows]:
    """All tables by their names."""
    return {name: make(report) for name, make in _TABLES.items()}


def session_table(report: SessionReport, name: str) -> Rows:
    """One of them. Raises KeyError for a name there is not."""
    return _TABLES[name](report)


def _people(report: SessionReport) -> Rows:
    heads = (
        "Name", "Team", "Attended", "Points", "Questions answered", "Questions %", "Test before %", "Test after %",
        "Normalised change %",
    )  # fmt: skip
    rows = [
        (
            one.name,
            one.team,
            _yes(there=one.present),
            one.points,
            one.answered,
            *map(_percent, (one.share, one.before, one.after, one.change)),
        )
        for one in report.people
    ]
    return [heads, *rows]


def _attendance(report: SessionReport) -> Rows:
    heads = ("Name", "Attended", "Session", "Date", "Provider", "Contact hours")
    heading = report.heading
    hours: Cell = heading.contact_hours or ""
    rows = [
        (
            one.name,
            _yes(there=one.present),
            heading.title,
            heading.on.isoformat(),
            heading.provider,
            hours if one.present else "",
        )
        for one in report.people
    ]
    return [heads, *rows]


def _teams(report: SessionReport) -> Rows:
    heads = ("Place", "Team", "People", "Points", "Questions %")
    return [heads, *((one.place, one.name, one.people, one.points, _percent(one.share)) for one in report.teams)]


def _topics(report: SessionReport) -> Rows:
    heads = (
        "Topic",
        "Items",
        "Questions %",
        "Test before %",
        "Test after %",
        "Gain of means %",
        "People in both tests",
    )
    rows = []
    for one in report.topics:
        gain = one.gain.gain_of_means.value if one.gain and one.gain.gain_of_means else None
        persons: Cell = one.gain.persons if one.gain else ""
        rows.append((one.title, one.items, *map(_percent, (one.share, one.before, one.after, gain)), persons))
    return [heads, *rows]


def _items(report: SessionReport) -> Rows:
    heads = ("Part", "Number", "Question", "Right", "Answers", "Points %", "What it says", "Chosen", "Facts")
    titles = {one.part: one.title for one in report.parts}
    return [heads, *(_item(one, titles.get(one.step[0], "")) for one in report.items)]


def _item(one: ItemAnalysis, part: str) -> Sequence[Cell]:
    taken = "; ".join(f"{option.text}: {option.count}" for option in one.taken if option.count)
    return (
        part,
        one.step[1] + 1,
        one.item.stem,
        right_in_words(one.item),
        one.answers,
        _percent(one.share),
        " ".join(one.told),
        taken,
        ", ".join(one.item.facts),
    )


def right_in_words(item: Item) -> str:
    """What is right; where an item has several places, each by what stands there for people, or its number."""
    if len(item.places) < 2:
        return key_text(item).replace(" → ", ", then ")
    seen = shown(item, DeckCopy())
    right: dict[int, list[str]] = {}
    for option, own in zip(seen.options, item.options, strict=True):
        if own.correct:
            right.setdefault(option.place, []).append(option.text)
    return "; ".join(f"{seen.places[at] or at + 1}: {', '.join(texts)}" for at, texts in right.items())


def _again(report: SessionReport) -> Rows:
    heads = ("Topic", "Fact", "Teach again", "Points %", "Answers", "Most took", "Source")
    return [
        heads,
        *(
            (one.topic_title, str(one.fact), one.statement, _percent(one.share), one.answers, one.taken_for, one.source)
            for one in report.again
        ),
    ]


def _percent(share: float | None) -> Cell:
    return "" if share is None else round(100 * share)


def _yes(*, there: bool) -> str:
    return "yes" if there else "no"


_TABLES: Mapping[str, Callable[[SessionReport], Rows]] = MappingProxyType(
    {
        "People": _people,
        "Teams": _teams,
        "Topics": _topics,
        "Items": _items,
        "Teach again": _again,
        "Attendance": _attendance,
    }
)

TABLES = tuple(_TABLES)
"""Names of the tables, in their order."""
