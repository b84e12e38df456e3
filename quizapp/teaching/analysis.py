"""How the questions of a session did, in words for a trainer.

A room has twelve people, not three hundred: what ``stats.items`` says of thirty answers and more is said of fewer as a
hint, and as one. Below ``FEWEST`` nothing is said but the counts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt
from statistics import fmean

from quizapp.content.items import FillIn, Item, ItemKind, OrderedResponse
from quizapp.stats.items import EASY, FEWEST_ANSWERS, HARD, RARELY, ItemFigures, ItemUse, figures, in_words
from quizapp.teaching.acts import PersonId
from quizapp.teaching.plan import Role, Test
from quizapp.teaching.points import share
from quizapp.teaching.results import Shares, asked_steps, shares_of_part
from quizapp.teaching.room import Room, Step

FEWEST = 5
"""With fewer answers nothing is said of a question."""

FEWEST_TO_COMPARE = 8
"""With fewer, those who did well and those who did not are too few to be held against each other."""

_BY_CHANCE = 1.3
"""Of so few answers, a correlation above −1.3 / √n comes about by chance more often than one time in ten (its standard
error without any connection is about 1 / √n)."""

_OPTIONS_APART = frozenset(
    {ItemKind.SINGLE_BEST_ANSWER, ItemKind.SELECT_ALL, ItemKind.SELECT_N, ItemKind.HOT_SPOT, ItemKind.HIGHLIGHT_TEXT}
)
"""Of these each option stands by itself, so that one which nobody took says something."""


class Verdict(StrEnum):
    """TOO_EASY, TOO_HARD; UNCHOSEN: a wrong option that nobody took; GOOD_MISS_IT: those who did better on the rest got
    it wrong more often."""

    TOO_EASY = "too_easy"
    TOO_HARD = "too_hard"
    UNCHOSEN = "unchosen"
    GOOD_MISS_IT = "good_miss_it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many took an option, typed a text, or put steps in an order."""

    text: str
    right: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnalysis:
    """An item that was asked. ``answers`` are those of phones, teams, hands and paper; ``share`` is the mean share of
    points (0 to 1), None without answers; ``told`` are sentences."""

    step: Step
    item: Item
    answers: int
    share: float | None
    verdicts: tuple[Verdict, ...]
    told: tuple[str, ...]
    taken: tuple[Taken, ...]

    @property
    def mostly_wrong(self) -> Taken | None:
        """The wrong option that most took; None where nobody took one."""
        wrong = [one for one in self.taken if not one.right and one.count]
        return max(wrong, key=lambda one: one.count) if wrong else None


def analysed(room: Room) -> tuple[ItemAnalysis, ...]:
    """Every item that was put to the room, in the plan's order."""
    parts = {number: shares_of_part(room, number) for number in range(len(room.plan.parts))}
    return tuple(_analysis(room, step, tuple(_uses(room, step, parts[step[0]]))) for step in asked_steps(room))


def _analysis(room: Room, step: Step, uses: Sequence[ItemUse]) -> ItemAnalysis:
    item = room.item_at(step)
    wrong = [str(one.id) for one in item.options if not one.correct] if item.kind in _OPTIONS_APART else []
    chosen = [use for use in uses if use.chosen]  # of a test on paper nobody knows what was chosen
    found = figures(uses, ())
    counts = Counter(option for use in chosen for option in set(use.chosen))
    enough = len(chosen) >= FEWEST
    unchosen = [one for one in wrong if counts[one] < RARELY * len(chosen)] if enough else []
    part = room.plan.parts[step[0]]
    verdicts = tuple(
        one
        for one in _verdicts(found, unchosen, sum(use.rest is not None for use in uses))
        # Before the teaching nobody is expected to know it.
        if not (one is Verdict.TOO_HARD and isinstance(part, Test) and part.role is Role.BEFORE)
    )
    return ItemAnalysis(
        step=step,
        item=item,
        answers=found.answers,
        share=found.p_value,
        verdicts=verdicts,
        told=_told(item, found, verdicts, unchosen),
        taken=_taken(item, chosen, counts),
    )


def _verdicts(found: ItemFigures, unchosen: Sequence[str], compared: int) -> Iterator[Verdict]:
    if found.p_value is None or found.answers < FEWEST:
        return
    if found.p_value > EASY:
        yield Verdict.TOO_EASY
    if found.p_value < HARD:
        yield Verdict.TOO_HARD
    if unchosen:
        yield Verdict.UNCHOSEN
    least = 0.0 if compared >= FEWEST_ANSWERS else -_BY_CHANCE / sqrt(max(1, compared))
    if compared >= FEWEST_TO_COMPARE and found.point_biserial is not None and found.point_biserial < least:
        yield Verdict.GOOD_MISS_IT


def _told(item: Item, found: ItemFigures, verdicts: Sequence[Verdict], unchosen: Sequence[str]) -> tuple[str, ...]:
    texts = {str(option.id): option.text for option in item.options}
    if found.answers >= FEWEST_ANSWERS:
        return in_words(replace(found, unused=tuple(unchosen)), texts)
    if found.p_value is None or found.answers < FEWEST:
        return ("Nobody answered it.",) if found.p_value is None else (_first(found), "Too few to say more.")
    told = [_first(found)]
    if Verdict.TOO_EASY in verdicts:
        told.append("It was too easy for this room: nearly everybody knew it.")
    if Verdict.TOO_HARD in verdicts:
        told.append(
            "It was too hard for this room: teach it again, and see whether the right answer is really the best."
        )
    if Verdict.GOOD_MISS_IT in verdicts:
        told.append("Those who did better on the rest missed it more often: look for a second right answer, or a trap.")
    told += [f"Nobody chose “{texts[one]}”: a better wrong answer is wanted." for one in unchosen]
    if len(told) > 1:
        told.append(f"That is a hint: {FEWEST_ANSWERS} answers would say it more surely.")
    return tuple(told)


def _first(found: ItemFigures) -> str:
    counted = "1 answer" if found.answers == 1 else f"{found.answers:,} answers"
    return f"{counted}, {found.p_value:.0%} of the points."


def _taken(item: Item, uses: Sequence[ItemUse], counts: Mapping[str, int]) -> tuple[Taken, ...]:
    if isinstance(item, OrderedResponse):  # everybody takes every step: it is orders that say something
        texts = {str(one.id): one.text for one in item.options}
        orders = Counter(use.chosen for use in uses)
        return tuple(
            Taken(text=", then ".join(texts[one] for one in order), right=order == item.order, count=count)
            for order, count in orders.most_common()
        )
    if not isinstance(item, FillIn):
        return tuple(Taken(text=one.text, right=one.correct, count=counts.get(str(one.id), 0)) for one in item.options)
    typed = Counter((" ".join(use.chosen[0].split()), use.share == 1) for use in uses)
    return tuple(Taken(text=text, right=right, count=count) for (text, right), count in typed.most_common())


def _uses(room: Room, step: Step, people: Mapping[PersonId, Shares]) -> Iterator[ItemUse]:
    """Every answer: of persons with what they earned on the rest of the part, of teams and hands without."""
    given, part = room.given(step), step[0]
    for person, shares in people.items():
        if step not in shares:
            continue
        others = [one for other, one in shares.items() if other != step]
        on_paper = (part, person) in room.marked
        yield ItemUse(
            chosen=given[person].chosen if person in given and not on_paper else (),
            share=shares[step],
            rest=fmean(others) if others else None,
        )
    for chosen in room.team_answers.get(step, {}).values():
        yield ItemUse(chosen=chosen, share=share(room, step, chosen))
    for option, hands in room.hands.get(step, {}).items():
        one = ItemUse(chosen=(option,), share=share(room, step, (option,)))
        yield from (one for _ in range(hands))
