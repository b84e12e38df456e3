"""The report of a quiz on paper: points, topics, mix-ups, how certainties held, every question with all reasons."""

from collections.abc import Iterator, Sequence

from quizapp.content.items import Item, ItemKind, Option
from quizapp.exams.blueprint import Mode
from quizapp.exams.copies import DeckCopy
from quizapp.exams.in_words import chosen_text, key_text
from quizapp.exams.outcome import Outcome
from quizapp.exams.report import ItemResult, Report
from quizapp.exams.scoring import Score
from quizapp.exchange.printable.blocks import RIGHT, WRONG, Block, Document, bar, heading, paragraph, safe, table
from quizapp.exchange.printable.documents import copied_source_line
from quizapp.stats.certainty import CertaintyPoint

_CERTAINTIES = {1: "Guess", 2: "Fairly sure", 3: "Certain"}
_KINDS = {
    ItemKind.TRUE_FALSE_REASON: "True or false, and why",
    ItemKind.SELECT_ALL: "Select all that apply",
    ItemKind.SELECT_N: "Select a stated number",
    ItemKind.GROUPING: "Select all in each group",
    ItemKind.MATRIX_MULTIPLE_CHOICE: "Matrix: one in each row",
    ItemKind.MATRIX_MULTIPLE_RESPONSE: "Matrix: all in each row",
    ItemKind.ORDERED_RESPONSE: "Put in order",
}
"""Kinds whose own name says too little."""


def report_document(report: Report, deck: DeckCopy, curve: Sequence[CertaintyPoint]) -> Document:
    """The document of a finished quiz; every page has the source at its foot."""
    title = f"{deck.title}: {'exam' if report.mode is Mode.EXAM else 'quiz'} of {report.finished_at:%d %B %Y}"
    return Document(
        title=title,
        blocks=tuple(_blocks(report, deck, curve, title)),
        foot=copied_source_line(deck, [one.item for one in report.items]),
    )


def _blocks(report: Report, deck: DeckCopy, curve: Sequence[CertaintyPoint], title: str) -> Iterator[Block]:
    minutes = round(report.used_ms / 60_000)
    took = f"{minutes} min" if minutes else "less than a minute"
    asked = (
        f"{len(report.items)} of {report.drawn} questions asked"
        if report.ended_early
        else f"{len(report.items)} questions"
    )
    said = [f"{_points(report.score)} points", asked, took]
    if report.by_time:
        said.append("the time was up")
    yield Block(text=heading(title, 1) + paragraph(", ".join(said)), space_mm=0)
    yield Block(text=heading("By topic") + _bars([(deck.topic_title(one.topic), one.score) for one in report.topics]))
    if len(report.kinds) > 1:
        kinds = [(_kind(one.kind), one.score) for one in report.kinds]
        yield Block(text=heading("By kind of question") + _bars(kinds))
    if len(report.levels) > 1:
        yield Block(
            text=heading("By level") + _bars([(one.level.value.capitalize(), one.score) for one in report.levels])
        )
    if report.certainty_points is not None:
        yield Block(text=heading("How sure you were") + _certainty(report, curve))
    if report.confusions:
        pairs = "".join(
            paragraph(f"{one.chosen.rstrip('.')} for {one.correct.rstrip('.')}: {one.times} times" if one.times > 1
                      else f"{one.chosen.rstrip('.')} for {one.correct.rstrip('.')}: once")
            for one in report.confusions
        )  # fmt: skip
        yield Block(text=heading("What was taken for what") + pairs)
    yield Block(text=heading("Every question"), space_mm=7, with_next=True)
    for result in report.items:
        yield Block(text=_item(result, deck), space_mm=5)


def _kind(kind: ItemKind) -> str:
    return _KINDS.get(kind) or kind.value.replace("_", " ").capitalize()


def _points(score: Score) -> str:
    return f"{score.earned:g} of {score.possible:g}"


def _bars(rows: Sequence[tuple[str, Score]]) -> str:
    return table(
        [
            (safe(name), bar(score.earned / score.possible if score.possible else 0), _points(score))
            for name, score in rows
        ],
        (34, 46, 20),
    )


def _certainty(report: Report, curve: Sequence[CertaintyPoint]) -> str:
    earned, possible = report.certainty_points or (0, 0)
    rows = [("<b>Certainty</b>", "<b>Right</b>", "<b>Share</b>", "<b>Likely between</b>")]
    for point in curve:
        if point.share is not None:
            likely = f"{point.likely[0]:.0%} and {point.likely[1]:.0%}"
            told = (_CERTAINTIES[point.certainty], f"{point.right} of {point.answers}", f"{point.share:.0%}", likely)
            rows.append(told)
    rule = f"{earned} of {possible} points; right earns 1, 2 or 3, wrong costs 0, 2 or 6."
    return paragraph(rule) + table(rows, (28, 22, 20, 30))


def _item(result: ItemResult, deck: DeckCopy) -> str:
    item = result.item
    mark = RIGHT if result.outcome is Outcome.RIGHT else WRONG
    said = [_points(result.score), f"{result.took_ms / 1000:.0f} s"]
    if result.certainty is not None:
        points = "" if result.certainty_points is None else f" {result.certainty_points:+d}"
        said.append(f"{_CERTAINTIES[result.certainty]}{points}")
    if result.flagged:
        said.append("flagged")
    answers = table(
        [
            ("Your answer", _in_print(chosen_text(item, result.chosen)) or "none"),
            ("Right", _in_print(key_text(item))),
        ],
        (18, 82),
    )
    facts = "".join(
        paragraph(f"Fact {fact.id}: {fact.statement} {fact.source}", "muted") for fact in deck.facts_of(item.facts)
    )
    return (
        f"<p>{mark} <b>{result.number}.</b> {safe(item.stem)}</p>{paragraph(', '.join(said), 'muted')}"
        f"{answers}{_reasons(item, result.chosen)}{facts}"
    )


def _in_print(text: str) -> str:
    """The print's typeface has no arrow."""
    return safe(text.replace(" → ", ", then "))


def _reasons(item: Item, chosen: Sequence[str]) -> str:
    """Every reason once, those of right options first."""
    told: dict[tuple[str, str], Option] = {}
    for option in sorted(item.options, key=lambda one: (not one.correct, one.id not in chosen)):
        if option.rationale:
            told.setdefault((option.text, option.rationale), option)
    if not told:
        return paragraph(getattr(item, "rationale", ""))
    rows = [
        (RIGHT if option.correct else WRONG, f"<b>{safe(text)}</b> {safe(reason)}")
        for (text, reason), option in told.items()
    ]
    return table(rows, (4, 96))
