"""What will travel, what was written and what stayed, in words."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from quizapp.content.cards import View
from quizapp.content.items import ItemKind
from quizapp.gui.pages.bridges.page import Told
from quizapp.gui.words import counts as words
from quizapp.gui.words.formats import QUIZLET, OfferedFormat
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
    cards = {view: travel.cards[view] for view in _VIEWS if travel.cards.get(view)}
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
    if offered.id == QUIZLET:
        return words.counted(number, "{n} question with its answer", "{n} questions with their answers")
    return words.counted(number, "{n} quiz question", "{n} quiz questions") if offered.asks else words.facts(number)


def held(offered: OfferedFormat, preview: FormatPreview) -> tuple[Told, ...]:
    """What a file in another format will hold; nothing, where none fits."""
    if not preview.number:
        return ()
    found = [Told(words=number_of(offered, preview.number))]
    if preview.format.whole:
        found[0] = Told(words=number_of(offered, preview.number), more=_tr("All of the deck, whatever is chosen here."))
        found += [Told(words=said) for said in _own(preview)]
    return tuple(found)


def kept(preview: FormatPreview) -> tuple[Told, ...]:
    """What stays here whatever is in the deck: a table holds facts alone, no file but Anki's holds progress."""
    if preview.format.asks:
        said = _tr("Your cards, your schedule and your answers")
        return (Told(words=said, more=_tr("Classrooms take quiz questions alone."), stays=True),)
    own = () if preview.format.whole else _own(preview)
    why = _tr("This holds facts as text, with the wrong answers that were written to them.")
    told = tuple(Told(words=said, more=why, stays=True) for said in own)
    return (*told, Told(words=_no_progress().words, more=_tr("Only an Anki package can take them along."), stays=True))


def _own(preview: FormatPreview) -> tuple[str, ...]:
    counts = (
        (preview.figures, "{n} figure", "{n} figures"),
        (preview.written, "{n} quiz question of the deck's own", "{n} quiz questions of the deck's own"),
    )
    return tuple(words.counted(n, one, many) for n, one, many in counts if n)


def left(offered: OfferedFormat, left_out: Iterable[LeftOut]) -> tuple[Told, ...]:
    """What a format cannot hold, by its reasons."""
    one, many = _tr("{what}: it {why}"), _tr("{what}: each {why}")
    return tuple(
        _reason((many if whats[1:] else one).format(what=_counted(offered, whats), why=why), whats, stays=True)
        for why, whats in _by_reason(one for one in left_out if not one.partly)
    )


def differing(offered: OfferedFormat, left_out: Iterable[LeftOut]) -> tuple[Told, ...]:
    """What goes along otherwise than it is here, by what is different."""
    return tuple(
        _reason(_tr("{what}: {why}").format(what=_counted(offered, whats), why=why), whats, stays=False)
        for why, whats in _by_reason(one for one in left_out if one.partly)
    )


def _by_reason(left_out: Iterable[LeftOut]) -> Iterable[tuple[str, list[str]]]:
    reasons: dict[str, list[str]] = {}
    for one in left_out:
        reasons.setdefault(one.why, []).append(one.what)
    return reasons.items()


def _counted(offered: OfferedFormat, whats: list[str]) -> str:
    if offered.asks:
        return words.counted(len(whats), "{n} question", "{n} questions")
    return words.counted(len(whats), "{n} text", "{n} texts")


def _reason(said: str, whats: list[str], *, stays: bool) -> Told:
    named = "\n".join(whats[:_NAMED])
    rest = len(whats) - _NAMED
    if rest > 0:
        named += "\n" + words.counted(rest, "and {n} more", "and {n} more")
    return Told(words=said, more=named, stays=stays, aside=not stays)


Outcome = tuple[str, tuple[Told, ...], tuple[Told, ...]]
"""What was written, as one line; what stayed here; what is different there."""


def written(offered: OfferedFormat, outcome: object) -> Outcome:
    """What came of an export."""
    if isinstance(outcome, ExportReport):
        parts = [words.cards(outcome.cards)] if outcome.cards else []
        if outcome.items:
            parts.append(words.counted(outcome.items, "{n} quiz question", "{n} quiz questions"))
        if outcome.reviews:
            parts.append(words.counted(outcome.reviews, "{n} answer", "{n} answers"))
        return ", ".join(parts), (), ()
    if isinstance(outcome, TextReport):
        return words.cards(outcome.rows), tuple(Told(words=one, stays=True) for one in outcome.staying), ()
    if isinstance(outcome, FormatReport):
        found = outcome.left_out
        return number_of(offered, outcome.number), left(offered, found), differing(offered, found)
    raise TypeError(outcome)
