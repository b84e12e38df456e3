"""A fact grows up: it is met in its easiest form, and harder forms open as the easier ones become stable.

Recognising an answer among options is easier than finding it in a sentence, and that easier than recalling it freely.
What counts as stable is given in days of FSRS stability (until recall falls to 90 %); docs/study.md says why these.
Each card keeps a memory of its own: opening a card says nothing of how well it is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import assert_never

from quizapp.content.cards import View

CLOZE_AFTER_DAYS = 2.0
"""Stability of the choice card from which clozes open."""

RECALL_AFTER_DAYS = 7.0
"""Stability of an easier card from which free recall opens."""


class Stage(IntEnum):
    """How hard a form is; the easiest first."""

    CHOICE = 0
    CLOZE = 1
    RECALL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """A card of a fact as growth sees it. ``stability`` in days, None for one never answered; ``aside``: suspended."""

    n: int
    view: View
    stability: float | None
    aside: bool = False


def stage_of(view: View) -> Stage:
    """The stage to which a view belongs."""
    match view:
        case View.CHOICE:
            return Stage.CHOICE
        case View.CLOZE:
            return Stage.CLOZE
        case View.RECALL | View.REVERSE | View.LABEL:
            return Stage.RECALL
        case _:
            assert_never(view)


def open_cards(siblings: Iterable[Sibling]) -> frozenset[int]:
    """Which of a fact's cards may be asked.

    Every card that was ever answered is open. Of the others: those of the first stage; those of a stage that was
    reached already; and those for which a card of an earlier stage is stable enough. A choice card is needed no more
    once a later stage was reached. Cards set aside lead nowhere: they are neither the first stage nor reach one, so
    that a fact always has a card that can be asked, unless all are set aside.
    """
    cards = tuple(siblings)
    standing = [one for one in cards if not one.aside]
    reached = max((stage_of(one.view) for one in standing if one.stability is not None), default=None)
    first = min((stage_of(one.view) for one in standing), default=None)
    return frozenset(
        one.n for one in cards if one.stability is not None or _opens(stage_of(one.view), cards, first, reached)
    )


def _opens(stage: Stage, cards: Iterable[Sibling], first: Stage | None, reached: Stage | None) -> bool:
    """Whether a card of a stage that was never answered is open."""
    if reached is not None and stage < reached:
        return stage is not Stage.CHOICE
    if stage in {first, reached}:
        return True
    needed = CLOZE_AFTER_DAYS if stage is Stage.CLOZE else RECALL_AFTER_DAYS
    return any(stage_of(one.view) < stage and (one.stability or 0.0) >= needed for one in cards)
