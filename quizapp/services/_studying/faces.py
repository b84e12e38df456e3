"""A card with all that the Study page shows around it."""

from random import Random

from quizapp.content.cards import Card, CardId, Choice, View
from quizapp.content.hints import hint_for
from quizapp.scheduling.memory import New
from quizapp.services._library.decks import kept_head, unknown_deck
from quizapp.services._library.figures import label_face_of
from quizapp.services._profile import OpenProfile
from quizapp.services._studying.leeches import leech_help
from quizapp.services._studying.views import CardFace
from quizapp.storage.cards import StoredCard, card_by_id
from quizapp.storage.faces import around

_LONGEST_TO_TYPE = 60
"""Letters. A longer answer is a sentence, which nobody types word for word."""


def face_of_id(profile: OpenProfile, card: CardId) -> CardFace | None:
    """The face of a card; None for one that the profile does not have (a backup was restored)."""
    stored = card_by_id(profile.database, card)
    return None if stored is None else face_of(profile, stored)


def face_of(profile: OpenProfile, stored: StoredCard) -> CardFace:
    """The face of a card, retired or not."""
    card = stored.card
    fact = around(profile.database, card.deck, card.fact)
    if fact is None:
        raise AssertionError("a card's fact is in the profile")
    head = kept_head(profile, card.deck)
    if head is None:
        raise unknown_deck(profile, card.deck)
    choice = card.view is View.CHOICE
    before, after = fact.picture, fact.answer_picture
    if card.view is View.REVERSE and after is not None:  # it asks with what else answers
        before, after = after, before
    return CardFace(
        card=card,
        deck_title=head.title,
        topic_title=fact.topic_title,
        why=fact.why,
        source=head.source.place(fact.paragraph),
        statement=fact.statement,
        figure=label_face_of(profile, card),
        choices=shuffled(card, _reviews(stored)) if choice else (),
        flag=stored.flag,
        marked=fact.marked,
        tags=fact.tags,
        leech=stored.leech,
        suspended=stored.suspended,
        hint=None if choice else hint_for(card.back, card.hint),
        picture=None if card.view is View.LABEL else before,  # which shows a figure with a part hidden
        answer_picture=None if card.view is View.LABEL else after,
        typable=not choice and len(card.back) <= _LONGEST_TO_TYPE,
        help=leech_help(profile, stored, fact.why) if stored.leech else None,
    )


def shuffled(card: Card, reviews: int) -> tuple[Choice, ...]:
    """The options of a choice card in the order of its next showing: another one after each answer, so that the place
    of the right one is not what is learnt. Numbers stay in their order."""
    from quizapp.content.numbers import ranges_of  # noqa: PLC0415 - most cards have no options

    options = list(card.choices)
    if ranges_of([option.text for option in options]) is not None:
        return card.choices
    Random(f"{card.id}/{reviews}").shuffle(options)
    return tuple(options)


def _reviews(stored: StoredCard) -> int:
    return 0 if isinstance(stored.memory, New) else stored.memory.reviews
