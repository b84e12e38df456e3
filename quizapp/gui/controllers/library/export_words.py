"""What will travel, what was written and what stayed, in words."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from quizapp.content.cards import View
from quizapp.content.items import ItemKind
from quizapp.gui.pages.bridges.page import Told
from quizapp.gui.words import counts as words
from quizapp.gui.words.formats import OfferedFormat
from quizapp.gui.words.kinds import kind_title
from quizapp.services.formats import FormatPreview, FormatReport, LeftOut
from quizapp.services.transfer import ExportReport, TextReport, Travel

_NAMED = 3
"""So many of those that a reason keeps here are named; the rest are counted."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("export", text)


_VIEWS = {
    View.RECALL: ("{n} question and answer", "{n} questions and answers"),
    View.REVERSE: ("{n} the other way round", "{n} the other way round"),
    View.CLOZE: ("{n} gap", "{n} gaps"),
    View.LABEL: ("{n} place on a figure", "{n} places on figures"),
    View.CHOICE: ("{n} with options", "{n} with options"),
}


def travelling(travel: Travel) -> tuple[Told, ...]:
    """What an Anki package will hold."""
    return tuple(_travelling(travel))


def _travelling(travel: Travel) -> Iterator[Told]:
    cards = {view: n for view, n in travel.cards.items() if n}
    if cards:
        parts = ", ".join(words.counted(n, *_VIEWS[view]) for view, n in cards.items())
        yield Told(words=words.cards(sum(cards.values())), more=parts)
    if travel.questions:
        parts = ", ".join(f"{n:,} {kind_title(kind).lower()}" for kind, n in travel.questions.items())
        yield Told(
            words=words.counted(
                sum(travel.questions.values()), "{n} quiz question, to be tapped", "{n} quiz questions, to be tapped"
            ),
            more=parts,
        )
    if travel.figures:
        yield Told(words=words.counted(travel.figures, "{n} figure", "{n} figures"))
    yield Told(words=_tr("A deck for each topic, and all tags"))
    if not travel.progress:
        return
    yield Told(
        words=words.counted(
            travel.studied, "Schedule and memory of {n} studied card", "Schedule and memory of {n} studied cards"
        )
    )
    yield Told(words=words.counted(travel.answers, "{n} answer, with its day", "{n} answers, each with its day"))
    marks = (
        (travel.suspended, "{n} set aside", "{n} set aside"),
        (travel.flagged, "{n} flagged", "{n} flagged"),
        (travel.marked, "{n} marked", "{n} marked"),
    )
    some = ", ".join(words.counted(n, one, many) for n, one, many in marks if n)
    if some:
        yield Told(words=_tr("Cards that you marked"), more=some)


def as_text(travel: Travel) -> tuple[Told, ...]:
    """What a text for Anki will hold; what exactly of it is told once it is written."""
    cards = sum(n for view, n in travel.cards.items() if view not in {View.LABEL, View.CHOICE})
    asked = travel.questions.get(ItemKind.SINGLE_BEST_ANSWER, 0)
    lines = (
        (cards, "{n} card", "{n} cards"),
        (asked, "{n} question with options", "{n} questions with options"),
    )
    return tuple(Told(words=words.counted(n, one, many)) for n, one, many in lines if n)


def not_as_text(travel: Travel) -> tuple[Told, ...]:
    """What a text for Anki cannot hold."""
    labels = travel.cards.get(View.LABEL, 0)
    tapped = sum(n for kind, n in travel.questions.items() if kind is not ItemKind.SINGLE_BEST_ANSWER)
    lines = (
        (labels, "{n} place on a figure", "{n} places on figures", _tr("A text holds no figures.")),
        (tapped, "{n} other question", "{n} other questions", _tr("A text cannot be answered by tapping.")),
    )
    told = tuple(Told(words=words.counted(n, one, many), more=why, stays=True) for n, one, many, why in lines if n)
    return (*told, _no_progress())


def staying(travel: Travel) -> tuple[Told, ...]:
    """What an Anki package cannot hold, or is not to."""
    lines = [Told(words=f"{one.count:,} {one.what}", more=one.why, stays=True) for one in travel.staying]
    if not travel.progress:
        lines.append(_no_progress())
    return tuple(lines)


def _no_progress() -> Told:
    said = _tr("Your schedule, your answers, flags and marks")
    return Told(words=said, more=_tr("Cards go as new ones."), stays=True)


def number_of(offered: OfferedFormat, number: int) -> str:
    """How many facts, or questions, are in a file."""
    return words.counted(number, "{n} quiz question", "{n} quiz questions") if offered.asks else words.facts(number)


def held(offered: OfferedFormat, preview: FormatPreview) -> tuple[Told, ...]:
    """What a file in another format will hold; nothing, where none fits."""
    return (Told(words=number_of(offered, preview.number)),) if preview.number else ()


def left(left_out: Iterable[LeftOut]) -> tuple[Told, ...]:
    """What a format cannot hold, by its reasons."""
    reasons: dict[str, list[str]] = {}
    for one in left_out:
        reasons.setdefault(one.why, []).append(one.what)
    return tuple(_reason(why, whats) for why, whats in reasons.items())


def _reason(why: str, whats: list[str]) -> Told:
    if len(whats) == 1:
        return Told(words=f"{whats[0]} {why}.", stays=True)
    named = "\n".join(whats[:_NAMED])
    rest = len(whats) - _NAMED
    if rest > 0:
        named += "\n" + words.counted(rest, "and {n} more", "and {n} more")
    said = _tr("{n} of which each {why}:").format(n=f"{len(whats):,}", why=why)
    return Told(words=said, more=named, stays=True)


def written(offered: OfferedFormat, outcome: object) -> tuple[str, tuple[Told, ...]]:
    """What was written, as one line, and what stayed here."""
    if isinstance(outcome, ExportReport):
        parts = [words.counted(outcome.notes, "{n} note", "{n} notes"), words.cards(outcome.cards)]
        if outcome.reviews:
            parts.append(words.counted(outcome.reviews, "{n} answer", "{n} answers"))
        return ", ".join(parts), ()
    if isinstance(outcome, TextReport):
        return words.cards(outcome.rows), tuple(Told(words=one, stays=True) for one in outcome.staying)
    if isinstance(outcome, FormatReport):
        return number_of(offered, outcome.number), left(outcome.left_out)
    raise TypeError(outcome)
