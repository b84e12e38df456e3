"""A typed answer set against a card's answer and the names that the deck knows."""

from quizapp.content.typed import TypedResult, compare
from quizapp.content.wording import folded
from quizapp.services._profile import OpenProfile
from quizapp.storage.cards import StoredCard
from quizapp.storage.decks import concept_names


def typed_answer(profile: OpenProfile, stored: StoredCard, text: str) -> TypedResult:
    """The comparison. Synonyms of the answer are right; the name of another concept is no slip of it."""
    answer = folded(stored.card.back)
    also: list[str] = []
    others: list[str] = []
    for names in concept_names(profile.database, stored.card.deck):
        (also if answer in map(folded, names) else others).extend(names)
    return compare(text, stored.card.back, also, others)
