"""The report of a session on paper: who was there, what was gained, what to teach again, how every question did."""

from collections.abc import Iterator, Sequence

from quizapp.exchange.printable.blocks import RIGHT, WRONG, Block, Document, bar, heading, paragraph, safe, table
from quizapp.exchange.printable.teaching_papers import counted, paper_head
from quizapp.exchange.session_tables import right_in_words
from quizapp.stats.gain import GroupGain, Range
from quizapp.teaching.again import Again
from quizapp.teaching.analysis import ItemAnalysis
from quizapp.teaching.report import PersonRow, SessionReport

_MOST_TAKEN = 6


def session_document(report: SessionReport) -> Document:
    """The document of a report; what was not asked is not spoken of."""
    title = f"{report.heading.title}: session report"
    foot = report.deck_title or report.heading.title
    if not report.anonymous:
        foot = f"{foot} · Names of participants: keep it to yourself"
    return Document(title=title, blocks=tuple(_blocks(report)), foot=foot)


def _blocks(report: SessionReport) -> Iterator[Block]:
    said = "".join(map(paragraph, _summary(report)))
    yield Block(text=paper_head(report.heading, "Session report") + said, space_mm=0)
    if report.again:
        yield Block(text=heading("What to teach again"), space_mm=7, with_next=True)
        yield from (Block(text=_again(one), space_mm=3) for one in report.again)
    if report.topics:
        said = paragraph("Shares of points. The bar is the last that is known: after, else the questions.", "muted")
        yield Block(text=heading("By topic") + said + _topics(report), space_mm=7)
    if report.teams:
        yield Block(text=heading("Teams") + _teams(report), space_mm=7)
    if report.people:
        yield Block(text=heading("People"), space_mm=7, with_next=True)
        yield from _people(report.people)
    if report.items:
        yield Block(text=heading("Every question"), space_mm=7, with_next=True)
        titles = {one.part: one.title for one in report.parts}
        yield from (Block(text=_item(one, titles.get(one.step[0], "")), space_mm=4) for one in report.items)
    if report.parts:
        yield Block(text=heading("Time") + _times(report), space_mm=7)


def _summary(report: SessionReport) -> Iterator[str]:
    listed = len(report.people)
    were = "was" if report.present == 1 else "were"
    people = f"{counted_people(report.present)} {were} there"
    absent = listed - report.present
    yield (
        f"{people}, {absent:,} on the list or in the room {'was' if absent == 1 else 'were'} not."
        if absent
        else (f"{people}.")
    )
    if report.took is not None:
        yield f"It took {report.took:.0f} minutes; {report.minutes:,} were planned. {_questions(report.asked)} told."
    if report.gain is not None:
        yield from _gained(report.gain)
    yield from report.notes


def counted_people(count: int) -> str:
    """``1 person``, ``12 people``."""
    return "1 person" if count == 1 else f"{count:,} people"


def _questions(asked: int) -> str:
    return f"The key of {counted(asked, 'question')} was"


def _gained(gain: GroupGain) -> Iterator[str]:
    yield (
        f"Test before {gain.before:.0%}, test after {gain.after:.0%} of the points, of {counted_people(gain.persons)} "
        "who took both."
    )
    if gain.gain_of_means is not None:
        yield f"Of what was still to gain the group gained {_range(gain.gain_of_means)} (normalised gain)."
    if gain.mean_change is not None:
        yield f"The mean of each person's own change is {_range(gain.mean_change)}."


def _range(one: Range) -> str:
    if one.low is None or one.high is None:
        return f"{one.value:.0%}"
    return f"{one.value:.0%}, with 95% confidence between {one.low:.0%} and {one.high:.0%}"


def _again(one: Again) -> str:
    taken = f" {one.times} took “{one.taken_for}” for it." if one.taken_for else ""
    only = "" if one.since else " It was asked only in the test before."
    told = f"{one.share:.0%} of the points, {counted(one.answers, 'answer')}.{taken}{only}"
    place = f"{one.topic_title}. {one.fact}. {one.source}".strip()
    return f"<p><b>{safe(one.statement or one.fact)}</b></p>{paragraph(told)}{paragraph(place, 'muted')}"


def _topics(report: SessionReport) -> str:
    rows: list[tuple[str, ...]] = [("", "", "<b>Questions</b>", "<b>Before</b>", "<b>After</b>")]
    for one in report.topics:
        known = one.after if one.after is not None else one.share if one.share is not None else one.before
        shares = [_percent(share) for share in (one.share, one.before, one.after)]
        rows.append((safe(one.title), bar(known or 0.0), *shares))
    return table(rows, (32, 29, 15, 12, 12))


def _teams(report: SessionReport) -> str:
    rows = [("<b>Place</b>", "<b>Team</b>", "<b>Points</b>", "<b>People</b>")]
    rows += [(f"{one.place}", safe(one.name), f"{one.points:,}", f"{one.people}") for one in report.teams]
    return table(rows, (10, 54, 18, 18))


_PEOPLE = (34, 18, 12, 12, 12, 12)


def _people(people: Sequence[PersonRow]) -> Iterator[Block]:
    heads = ("Name", "Team", "There", "Points", "Before", "After")
    yield Block(text=table([[f"<b>{one}</b>" for one in heads]], _PEOPLE), space_mm=0, with_next=True)
    for one in people:
        there = "yes" if one.present else "no"
        row = (safe(one.name), safe(one.team), there, f"{one.points:,}", _percent(one.before), _percent(one.after))
        yield Block(text=table([row], _PEOPLE), space_mm=0)


def _item(one: ItemAnalysis, part: str) -> str:
    where = f"{part}, {one.step[1] + 1}"
    told = "".join(map(paragraph, one.told))
    taken = sorted((option for option in one.taken if option.count), key=lambda option: -option.count)[:_MOST_TAKEN]
    rows = [(RIGHT if option.right else WRONG, safe(option.text), f"{option.count}") for option in taken]
    chosen = table(rows, (4, 84, 12)) if rows and len(one.item.places) < 2 else ""
    right = f"<p><b>Right:</b> {safe(right_in_words(one.item))}</p>"
    return f"{paragraph(where, 'muted')}<p><b>{safe(one.item.stem)}</b></p>{right}{told}{chosen}"


def _times(report: SessionReport) -> str:
    rows = [("<b>Part</b>", "<b>Planned</b>", "<b>Took</b>")]
    rows += [
        (safe(one.title), f"{one.planned} min", "–" if one.took is None else f"{one.took:.0f} min")
        for one in report.parts
    ]
    return table(rows, (64, 18, 18))


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
