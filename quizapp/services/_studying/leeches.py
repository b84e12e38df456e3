"""Help with a leech: why the fact is so, the fact from another side, and what it is confused with."""

from collections import Counter

from quizapp.content.cards import View
from quizapp.content.wording import folded
from quizapp.scheduling.growth import stage_of
from quizapp.scheduling.memory import New
from quizapp.services._library.figures import label_face_of
from quizapp.services._profile import OpenProfile
from quizapp.services._studying.views import LeechHelp, Neighbour
from quizapp.storage.cards import StoredCard, cards_of_fact
from quizapp.storage.faces import around
from quizapp.storage.quizzes import wrong_options_chosen


def leech_help(profile: OpenProfile, stored: StoredCard, why: str) -> LeechHelp:
    """The help for a card that was forgotten again and again."""
    siblings = cards_of_fact(profile.database, stored.card.deck, stored.card.fact)
    other = _other_view(stored, siblings)
    return LeechHelp(
        lapses=0 if isinstance(stored.memory, New) else stored.memory.lapses,
        why=why,
        other=None if other is None else other.card,
        other_figure=None if other is None else label_face_of(profile, other.card),
        neighbour=_neighbour(profile, stored, siblings),
    )


def _other_view(stored: StoredCard, siblings: tuple[StoredCard, ...]) -> StoredCard | None:
    """A sibling of another view: a figure before all (it shows, where the others tell), one with the same answer
    before others, an easier one rather than a harder one."""
    others = [one for one in siblings if one.card.view is not stored.card.view and one.card.view is not View.CHOICE]
    answer = folded(stored.card.back)

    def rank(one: StoredCard) -> tuple[bool, bool, int, int]:
        card = one.card
        return card.view is not View.LABEL, folded(card.back) != answer, stage_of(card.view), one.n

    return min(others, default=None, key=rank)


def _neighbour(profile: OpenProfile, stored: StoredCard, siblings: tuple[StoredCard, ...]) -> Neighbour | None:
    """The wrong answer that the person chose most often in quizzes on this fact; else the nearest that the choice card
    offers."""
    offered = next((one.card.choices for one in siblings if one.card.view is View.CHOICE), ())
    deck, fact = stored.card.deck, stored.card.fact
    chosen = Counter(
        (text, other) for text, other in wrong_options_chosen(profile.database, deck, fact) if other != fact
    )
    near = [(one.text, one.fact) for one in offered if not one.right and one.fact != fact]
    ranked = [*(pair for pair, _ in chosen.most_common()), *near]
    for name, other in ranked:
        told = around(profile.database, deck, other)
        if told is not None:
            return Neighbour(fact=other, name=name, statement=told.statement, times=chosen[name, other])
    return None
