"""Papers of a session as documents: team sheets, tests, their key, the keys of card sets, the caller's sheet."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from quizapp.content.items import Item
from quizapp.exams.copies import DeckCopy
from quizapp.exchange.printable.asking import asking_blocks
from quizapp.exchange.printable.blocks import MANY, Block, Document, heading, paragraph, safe, table
from quizapp.exchange.printable.documents import copied_source_line, paper_test
from quizapp.exchange.printable.item_blocks import on_paper
from quizapp.exchange.printable.keys import key_document
from quizapp.teaching.bingo import Bingo
from quizapp.teaching.plan import Heading, Plan
from quizapp.teaching.sets import CardSet, StepSet

SAME_QUESTIONS = "Form B has the same questions as form A, in another order."


def day_in_words(on: date) -> str:
    """``9 November 2026``."""
    return f"{on.day} {on:%B %Y}"


def session_line(heading_: Heading) -> str:
    """When, where and with whom a session is held, in a line."""
    return " · ".join(part for part in (day_in_words(heading_.on), heading_.place, heading_.trainer) if part)


def paper_head(heading_: Heading, kind: str) -> str:
    """What a paper is and of which session, as HTML."""
    return heading(kind, 1) + _about(heading_)


def _about(heading_: Heading) -> str:
    return f"<p><b>{safe(heading_.title)}</b></p>{paragraph(session_line(heading_), 'muted')}"


def source_of(plan: Plan, items: Sequence[Item]) -> str:
    """What stands at the foot of a paper."""
    return copied_source_line(plan.copy, items) or plan.heading.title


def team_sheet(plan: Plan, items: Sequence[Item], form: str) -> Document:
    """The questions of a session with boxes for a team's answers beneath each; it tells no answer."""
    title = f"{plan.heading.title}: team sheet, form {form}"
    order = "the order in which they are shown" if form == "A" else "an order of their own"
    names = "" if not plan.teams else paragraph(f"Teams: {', '.join(plan.teams)}", "muted")
    head = (
        paper_head(plan.heading, f"Team sheet, form {form}")
        + table([("Team " + "_" * 36, "Points " + "_" * 14)], (66, 34))
        + names
        + paragraph(
            f"{counted(len(items), 'question')}, in {order}. Talk first, then tick or write one answer.", "muted"
        )
    )
    figures = figures_of(plan.copy)
    blocks = (Block(text=head, space_mm=0), *asking_blocks(items, figures, _boxes))
    return Document(title=title, blocks=blocks, foot=f"{source_of(plan, items)} · Form\N{NO-BREAK SPACE}{form}")


def _boxes(item: Item) -> str:
    """Boxes to write letters in, one a place, named where an item has several."""
    slots = on_paper(item).slots
    wide = _BOXES_WIDE if any(len(slot.name) > _SHORT for slot in slots) else _BOXES_A_ROW
    wide = min(wide, len(slots))
    rows = []
    for first in range(0, len(slots), wide):
        some = [f"{paragraph(slot.name, 'muted')}{_TO_WRITE}" for slot in slots[first : first + wide]]
        rows.append(["" if first else "<p><b>Our answer</b></p>", *some, *[""] * (wide - len(some))])
    each = min(_WIDEST, (100 - _LABEL) // wide)
    return _SPACE + table(rows, (_LABEL, *[each] * wide), lines=True, wide=_LABEL + each * wide)


_BOXES_A_ROW, _BOXES_WIDE, _SHORT, _LABEL, _WIDEST = 5, 3, 9, 16, 28
_SPACE = '<p style="font-size: 4pt">&nbsp;</p>'
_TO_WRITE = '<p style="font-size: 13pt; margin: 0">&nbsp;</p>'


def paper_of_test(plan: Plan, items: Sequence[Item], name: str) -> Document:
    """A test of a session on paper, with its answer sheet."""
    return paper_test(
        items,
        figures_of(plan.copy),
        title=name,
        sheet=f"Answer sheet: {name[:1].lower()}{name[1:]}",
        foot=f"{source_of(plan, items)} · {name}",
        about=_about(plan.heading),
    )


def session_key(plan: Plan, papers: Mapping[str, Sequence[Item]], reordered: Sequence[Item] = ()) -> Document:
    """The key of papers by their names, with the reason for every option. ``reordered`` are the items of the first in
    the order of form B, whose key is letters: the reasons stand with form A."""
    asked = [item for items in papers.values() for item in items]
    return key_document(
        papers,
        lambda item: plan.copy.source(item.facts[0]) if item.facts else "",
        title="Answer key",
        foot=source_of(plan, asked),
        about=_about(plan.heading),
        reordered=("Team sheet, form B", reordered) if reordered else None,
    )


def sets_key(plan: Plan, sets: Sequence[CardSet], foot: str) -> Document:
    """The key of card sets."""
    title = f"{plan.heading.title}: key to the card sets"
    blocks = [Block(text=paper_head(plan.heading, "Key to the card sets"), space_mm=0)]
    for number, one in enumerate(sets, 1):
        blocks.append(Block(text=f"{heading(f'Set {number}')}{paragraph(one.task)}{_key(one)}", space_mm=6))
    return Document(title=title, blocks=tuple(blocks), foot=foot)


def _key(one: CardSet) -> str:
    if isinstance(one, StepSet):
        return table([(f"<b>{place}</b>", safe(step)) for place, step in enumerate(one.steps, 1)], (6, 94))
    under = {head: [text for text, right in one.things if right == head] for head in one.heads}
    rows = [(f"<b>{safe(head)}</b>", "<br>".join(map(safe, texts)) or "none") for head, texts in under.items()]
    if beside := [text for text, right in one.things if not right]:
        rows.append(("<i>under none</i>", "<br>".join(map(safe, beside))))
    return table(rows, (34, 66))


def caller_sheet(plan: Plan, game: Bingo, foot: str) -> Document:
    """What the caller reads, in this order: the clue, and the term that is crossed out."""
    title = f"{plan.heading.title}: bingo, the caller's sheet"
    free = " The square in the middle counts from the start." if game.side % 2 else ""
    head = (
        paper_head(plan.heading, "Bingo: the caller's sheet")
        + paragraph(
            f"Read a clue and give the room time to find its term, then say the term and tick it. Who first has "
            f"{game.side} in a line, across, down or from corner to corner, calls bingo.{free} "
            f"Every card can win: all its terms are on this sheet.",
        )
    )  # fmt: skip
    return Document(title=title, blocks=(Block(text=head, space_mm=0), *_calls(game)), foot=foot)


def _calls(game: Bingo) -> Iterator[Block]:
    yield Block(text=table([("", "", "<b>Clue</b>", "<b>Term</b>")], _CALL_WIDTHS), space_mm=4, with_next=True)
    for number, one in enumerate(game.terms, 1):
        row = (MANY, f"{number}", safe(one.clue), f"<b>{safe(one.term)}</b>")
        yield Block(text=table([row], _CALL_WIDTHS), space_mm=1.2)


_CALL_WIDTHS = (5, 6, 57, 32)


def winning_line(side: int) -> str:
    """What a player needs to know, in a line."""
    free = " The middle is free." if side % 2 else ""
    return f"Cross out each term that answers a clue. {side} in a line wins.{free}"


def figures_of(copy: DeckCopy) -> Mapping[str, str]:
    """Texts of figures by name."""
    return {figure.id: figure.svg for figure in copy.figures}


def counted(count: int, what: str) -> str:
    """``1 question``, ``2 questions``."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
