"""Cards for a room: questions with their key behind them, and sets of steps and things to lay out."""

from collections.abc import Iterable, Iterator, Sequence

from quizapp.content.items import Item, OrderedResponse
from quizapp.exams.copies import DeckCopy
from quizapp.exchange.printable.asking import exhibit_text, instruction_of, spot_figure
from quizapp.exchange.printable.blocks import heading, paragraph, safe
from quizapp.exchange.printable.card_faces import PaperCard, Side
from quizapp.exchange.printable.item_blocks import on_paper
from quizapp.exchange.printable.keys import reasons_text, right_letters
from quizapp.teaching.sets import CardSet, StepSet

_POINTS = 14.0
_NARROW = 0
"""Letters in a line: so few that options stand one below another."""


def question_card(number: int, item: Item, copy: DeckCopy) -> PaperCard:
    """An item in front, its key with the reasons behind it."""
    printed = on_paper(item, _NARROW)
    figures = {figure.id: figure.svg for figure in copy.figures}
    instruction = instruction_of(item, printed)
    said = f"<p><i>{safe(instruction)}</i></p>" if instruction else ""
    asked = f"<p><b>{safe(item.stem)}</b></p>{said}"
    front = Side(
        head=f"Question {number} · {copy.topic_title(item.topic)}",
        text=exhibit_text(item) + asked + printed.body,
        foot="",
        figure=spot_figure(item, figures),
        letters=printed.marked,
        points=_POINTS,
        centred=False,
    )
    back = Side(
        head=f"Answer to question {number}",
        text=_right(item) + reasons_text(item),
        foot=" · ".join(part for part in (", ".join(item.facts), copy.source(item.facts[0])) if part),
        points=_POINTS,
        centred=False,
    )
    return PaperCard(front=front, back=back)


def _right(item: Item) -> str:
    """What is right, in words where letters alone would send the reader back to the front."""
    letters = right_letters(item)
    if len(item.places) > 1 or not item.keys or isinstance(item, OrderedResponse):
        return f"<p><b>{safe(letters)}</b></p>"
    return f"<p><b>{safe(letters)}: {safe('; '.join(key.text for key in item.keys if key.text))}</b></p>".replace(
        ": </b>", "</b>"
    )


def set_cards(sets: Sequence[CardSet], foot: str) -> Iterator[PaperCard]:
    """The cards of each set, its task first. No card tells where it belongs; nothing stands on their backs."""
    for number, one in enumerate(sets, 1):
        yield PaperCard(front=_task(number, one, foot))
        for text in _heads(one):
            yield PaperCard(front=Side(head=f"Set {number} · head", text=heading(text), foot=foot, points=14))
        for text in _things(one):
            yield PaperCard(front=Side(head=f"Set {number}", text=paragraph(text), foot=foot))


def _task(number: int, one: CardSet, foot: str) -> Side:
    if isinstance(one, StepSet):
        wanted = f"{len(one.steps)} cards: lay them in order."
    else:
        beside = " Some belong under none." if any(not head for _, head in one.things) else ""
        wanted = f"{len(one.heads)} heads, {len(one.things)} cards: lay each under its head.{beside}"
    text = f"{heading(f'Set {number}')}{paragraph(one.task)}<p><i>{safe(wanted)}</i></p>"
    return Side(head="", text=text, foot=foot, points=14)


def _heads(one: CardSet) -> Iterable[str]:
    return () if isinstance(one, StepSet) else one.heads


def _things(one: CardSet) -> Iterable[str]:
    return one.shuffled if isinstance(one, StepSet) else (text for text, _ in one.things)
