"""A fact grows up: which of its cards are open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.cards import View
from quizapp.scheduling.growth import CLOZE_AFTER_DAYS, RECALL_AFTER_DAYS, Sibling, Stage, open_cards, stage_of

CHOICE, CLOZE, RECALL, REVERSE, LABEL = View.CHOICE, View.CLOZE, View.RECALL, View.REVERSE, View.LABEL


def opened(*cards: tuple[View, float | None] | tuple[View, float | None, str]) -> list[View]:
    """The views that are open; a third part sets a card aside."""
    siblings = [Sibling(n=n, view=one[0], stability=one[1], aside=len(one) > 2) for n, one in enumerate(cards)]
    return [one.view for one in siblings if one.n in open_cards(siblings)]


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ([(CHOICE, None), (RECALL, None), (CLOZE, None), (REVERSE, None)], [CHOICE]),
        ([(CHOICE, 1.9), (RECALL, None), (CLOZE, None)], [CHOICE]),
        ([(CHOICE, CLOZE_AFTER_DAYS), (RECALL, None), (CLOZE, None)], [CHOICE, CLOZE]),
        ([(CHOICE, 3.0), (RECALL, None), (CLOZE, 6.9)], [CHOICE, CLOZE]),
        ([(CHOICE, 3.0), (RECALL, None), (CLOZE, RECALL_AFTER_DAYS), (LABEL, None)], [CHOICE, RECALL, CLOZE, LABEL]),
        ([(CHOICE, 8.0), (RECALL, None), (CLOZE, None)], [CHOICE, RECALL, CLOZE]),
        ([(CHOICE, 6.0), (RECALL, None)], [CHOICE]),
        ([(CHOICE, 7.0), (RECALL, None)], [CHOICE, RECALL]),
        ([(CLOZE, None), (CLOZE, None), (RECALL, None)], [CLOZE, CLOZE]),
        ([(RECALL, None), (REVERSE, None)], [RECALL, REVERSE]),
        ([], []),
        # met in a harder form before: nothing starts again
        ([(CHOICE, None), (RECALL, 3.0), (CLOZE, None), (REVERSE, None)], [RECALL, CLOZE, REVERSE]),
        ([(CHOICE, None), (RECALL, None), (CLOZE, 3.0), (CLOZE, None)], [CLOZE, CLOZE]),
        # set aside: leads nowhere
        ([(CHOICE, None, "aside"), (CLOZE, None), (RECALL, None)], [CLOZE]),
        ([(CHOICE, 1.0, "aside"), (CLOZE, None), (RECALL, None)], [CHOICE, CLOZE]),
        ([(CHOICE, None), (CLOZE, None), (RECALL, 1.0, "aside")], [CHOICE, RECALL]),
        ([(CHOICE, None, "aside")], []),
    ],
)
def test_what_is_open(cards: list[tuple[View, float | None]], expected: list[View]) -> None:
    assert opened(*cards) == expected


@pytest.mark.parametrize("view", View)
def test_each_view_has_its_stage(view: View) -> None:
    assert stage_of(view) in Stage


SIBLINGS = st.lists(
    st.tuples(st.sampled_from(View), st.none() | st.floats(0.01, 100), st.booleans()), min_size=1, max_size=6
).map(lambda some: [Sibling(n=n, view=one[0], stability=one[1], aside=one[2]) for n, one in enumerate(some)])


@given(SIBLINGS)
def test_there_is_always_something_to_ask(siblings: list[Sibling]) -> None:
    standing = {one.n for one in siblings if not one.aside}
    assert not standing or standing & open_cards(siblings)


@given(SIBLINGS, st.randoms())
def test_the_order_of_the_cards_does_not_matter(siblings: list[Sibling], dice: object) -> None:
    turned = sorted(siblings, key=lambda one: hash((one.n, id(dice))))
    assert open_cards(turned) == open_cards(siblings)


@given(SIBLINGS, st.data())
def test_the_better_a_fact_is_known_the_more_is_open(siblings: list[Sibling], data: st.DataObject) -> None:
    before = open_cards(siblings)
    ready = [one for one in siblings if one.n in before and not one.aside]
    if not ready:
        return
    chosen = data.draw(st.sampled_from(ready))
    better = (chosen.stability or 0.0) + data.draw(st.floats(0.01, 50))
    after = [
        Sibling(n=one.n, view=one.view, stability=better, aside=one.aside) if one is chosen else one for one in siblings
    ]
    needless = {one.n for one in siblings if one.view is CHOICE and one.stability is None}
    assert before - needless <= open_cards(after)
