"""What would come of a file, and what came of it, in words."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from quizapp.content.deck import Deck
from quizapp.content.facts import DeckId
from quizapp.gui.pages.bridges.import_page import ImportView, Rule
from quizapp.gui.pages.bridges.page import Told
from quizapp.gui.words import counts as words
from quizapp.services.importing import ImportPreview, ImportReport, LossLine, Merge
from quizapp.services.tables import Fate, Plan, Problem, TableReport

_SHOWN = 12
"""So many lines of a kind are shown; the rest are counted."""

ABOUT_ANSWERS = frozenset({"answer", "question"})
"""Losses of answers: the preview cannot tell all of them, so that the end does."""

_LONGEST = 160
"""So many letters of a text are shown where two are set against each other."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("import", text)


_BECOMES = {
    "basic": "questions and answers",
    "reversed": "questions and answers, asked both ways",
    "typed": "questions whose answers are typed",
    "cloze": "sentences with gaps",
    "occlusion": "figures with hidden places",
    "custom": "questions and answers, as the type's own templates show them",
}


def package(preview: ImportPreview) -> ImportView:
    """An Anki package."""
    counts = (
        (preview.notes, "{n} note", "{n} notes"),
        (preview.cards, "{n} card", "{n} cards"),
        (preview.reviews, "{n} answer", "{n} answers"),
        (preview.media, "{n} picture or sound", "{n} pictures and sounds"),
    )
    parts = [words.counted(n, one, many) for n, one, many in counts if n]
    differing = preview.differing
    return ImportView(
        name=preview.file.name,
        lead=_tr("An Anki package: {what}. Nothing is written yet.").format(what=", ".join(parts) or _tr("empty")),
        comes=tuple(_package_comes(preview)),
        goes=_most([_place(line.name, line.deck_title, line.topic_title, line.cards) for line in preview.decks]),
        stays=tuple(_loss(loss) for loss in preview.losses),
        differs=_most(
            [_difference(one.here, one.there, newer=one.package_newer) for one in preview.conflicts], differing
        ),
        rules=_merges() if preview.known else (),
        rule=Merge.NEWER,
        progress=bool(preview.reviews or preview.cards),
        can=bool(preview.new or preview.known or preview.home),
    )


def _package_comes(preview: ImportPreview) -> Iterator[Told]:
    if preview.new:
        yield Told(words=words.counted(preview.new, "{n} new note", "{n} new notes"))
    for line in preview.types[:_SHOWN]:
        becomes = _tr(_BECOMES.get(line.becomes, _BECOMES["basic"]))
        notes = words.counted(line.notes, "{n} note", "{n} notes")
        yield Told(words=_tr("“{name}” becomes {what}").format(name=line.name, what=becomes), more=notes)
    if preview.known:
        same = preview.known - preview.differing
        said = words.counted(preview.known, "{n} note is here already", "{n} notes are here already")
        more = _tr("{same} the same, {other} with other texts there.").format(
            same=f"{same:,}", other=f"{preview.differing:,}"
        )
        yield Told(words=said, more=more)
    if preview.home:
        said = words.counted(preview.home, "{n} note of your own decks", "{n} notes of your own decks")
        yield Told(words=said, more=_tr("Their answers come home; none is counted twice."))
    if preview.resting:
        yield Told(
            words=words.counted(
                preview.resting, "{n} note that you deleted here stays so", "{n} notes that you deleted here stay so"
            ),
            stays=True,
        )


def _place(name: str, deck: str, topic: str, cards: int) -> Told:
    return Told(
        words=_tr("{name} goes to {deck}, {topic}").format(name=name, deck=deck, topic=topic), more=words.cards(cards)
    )


def _loss(loss: LossLine) -> Told:
    example = _tr("Such as: {text}").format(text=loss.example) if loss.example else ""
    return Told(words=loss.sentence, more=example, stays=True)


def _difference(here: str, there: str, *, newer: bool) -> Told:
    when = _tr("The file's is newer.") if newer else _tr("Yours is newer.")
    said = _tr("Here: {here}\nFile: {there}").format(here=here[:_LONGEST], there=there[:_LONGEST])
    return Told(words=said, more=when, stays=True)


def _most(lines: list[Told], count: int = 0) -> tuple[Told, ...]:
    """The first lines, and how many more there are (of ``count``, where more are counted than told)."""
    rest = max(count, len(lines)) - _SHOWN
    more = [Told(words=words.counted(rest, "and {n} more", "and {n} more"), aside=True)] if rest > 0 else []
    return (*lines[:_SHOWN], *more)


def _merges() -> tuple[Rule, ...]:
    return (
        Rule(
            value=Merge.NEWER,
            name=_tr("The newer stands"),
            sentence=_tr(
                "Where texts differ, the one that was changed later stands; what you reworded here stays over either. "
                "New notes come."
            ),
        ),
        Rule(
            value=Merge.MINE,
            name=_tr("Mine stands"),
            sentence=_tr("Where texts differ, yours stand. Schedules and answers still come, and new notes."),
        ),
        Rule(
            value=Merge.BOTH,
            name=_tr("Keep both"),
            sentence=_tr("Where texts differ, the file's note comes beside yours, as a fact of its own."),
        ),
        Rule(
            value=Merge.NEW,
            name=_tr("New notes only"),
            sentence=_tr("What is here stays as it is, with its schedule. Only what is not here yet comes."),
        ),
    )


def table(
    name: str, plan: Plan, into: tuple[tuple[DeckId | None, str], ...], chosen: DeckId | None, title: str
) -> ImportView:
    """A table of questions."""
    new, changed, same = (plan.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.SAME))
    comes = []
    if new:
        first = [one.fact.statement for one in plan.coming if one.fate is Fate.NEW][:3]
        comes.append(Told(words=words.counted(new, "{n} new fact", "{n} new facts"), more="\n".join(first)))
    if changed:
        comes.append(Told(words=words.counted(changed, "{n} fact with other texts", "{n} facts with other texts")))
    if same:
        comes.append(
            Told(words=words.counted(same, "{n} is here already as it is", "{n} are here already as they are"))
        )
    rules = (
        Rule(
            value=False,
            name=_tr("The file's texts"),
            sentence=_tr("Where a fact is here already, the file's texts stand. What you remember of it stays."),
        ),
        Rule(
            value=True,
            name=_tr("New facts only"),
            sentence=_tr("What is here stays as it is. Only what is not here yet comes."),
        ),
    )
    return ImportView(
        name=name,
        lead=_tr("A table of questions. Nothing is written yet.")
        if plan.coming
        else _tr("No question was found in it: one stands on each row, with its answer. Nothing was written."),
        comes=tuple(comes),
        stays=problems(plan.problems),
        differs=_most(
            [
                _pair(one.base.statement, one.fact.statement)
                for one in plan.coming
                if one.fate is Fate.CHANGED and one.base is not None
            ]
        ),
        rules=rules if changed else (),
        rule=False,
        into=into,
        chosen=chosen,
        title=title,
        can=bool(new or changed),
    )


def _pair(here: str, there: str) -> Told:
    if here == there:
        return Told(words=here[:_LONGEST], more=_tr("Its questions, answers or tags differ."), stays=True)
    return Told(
        words=_tr("Here: {here}\nFile: {there}").format(here=here[:_LONGEST], there=there[:_LONGEST]), stays=True
    )


def problems(found: tuple[Problem, ...]) -> tuple[Told, ...]:
    """What of a table cannot come, row by row."""
    return _most([Told(words=one.told, stays=True) for one in found])


def deck(file: Path, read: Deck, *, here: bool) -> ImportView:
    """A deck of QuizApp's own."""
    parts = [
        words.facts(len(read.facts)),
        words.counted(len(read.topics), "{n} topic", "{n} topics"),
        words.counted(len(read.figures), "{n} figure", "{n} figures"),
    ]
    if here:
        said = _tr("It is here already: facts are updated by their ids")
        more = _tr("What you learnt and what you changed stays. Facts that it no longer has come to rest.")
    else:
        said, more = _tr("It comes as a deck of its own"), ""
    return ImportView(
        name=read.title,
        lead=_tr("A QuizApp deck, from {file}. Nothing is written yet.").format(file=file.name),
        comes=(Told(words=", ".join(parts), more=read.summary), Told(words=said, more=more)),
    )


def package_brought(report: ImportReport) -> str:
    """What came of a package."""
    parts = Counter(
        {
            ("{n} new fact", "{n} new facts"): report.new,
            ("{n} updated", "{n} updated"): report.updated,
            ("{n} beside yours", "{n} beside yours"): report.beside,
            ("{n} answer", "{n} answers"): report.reviews,
        }
    )
    told = [words.counted(n, *pattern) for pattern, n in parts.items() if n]
    aside = [loss.sentence for loss in report.losses if loss.kind in ABOUT_ANSWERS]
    if told:
        said = _tr("Brought in: {what}.").format(what=", ".join(told))
    elif report.changes.step is not None:
        said = _tr("Brought in: what was flagged or set aside there, or scheduled anew.")
    elif aside:
        said = _tr("Nothing was changed.")
    else:
        said = _tr("All of {file} was here already. Nothing was changed.").format(file=report.file.name)
    return " ".join([said, *aside])


def table_brought(report: TableReport) -> str:
    """What came of a table."""
    told = [words.counted(report.new, "{n} new fact", "{n} new facts")]
    if report.changed:
        told.append(words.counted(report.changed, "{n} changed", "{n} changed"))
    return _tr("Brought into {deck}: {what}.").format(deck=report.title, what=", ".join(told))
