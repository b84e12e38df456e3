"""A fact with its texts, cards and items, as it is or as it would be after an edit."""

from quizapp.content.cards import Card
from quizapp.content.facts import DeckId, Fact
from quizapp.content.generators import cards_of_fact, items_of_fact
from quizapp.scheduling.memory import Memory, New, Reviewed, state_of
from quizapp.services._day import current_policy
from quizapp.services._library.editing import shown_deck
from quizapp.services._library.edits import editable_texts, overlaid_fact
from quizapp.services._library.figures import label_face_of
from quizapp.services._library.views import CardLine, FactDetail, FactField, FactRow, FactTexts
from quizapp.services._profile import OpenProfile
from quizapp.stats.mastery import recall_by_fact
from quizapp.storage.cards import cards_of_fact as stored_cards_of_fact
from quizapp.storage.decks import topic_title
from quizapp.storage.edits import Texts
from quizapp.storage.loading import counted_for_fact


def detail(profile: OpenProfile, deck: DeckId, own: Fact, shown: Fact, edits: Texts) -> FactDetail:
    """``own`` is the fact as its deck has it, ``shown`` with the person's ``edits``."""
    among = counted_for_fact(profile.database, deck, own.id)
    whole = shown_deck(profile, deck, shown, has_items=bool(among))
    known = {one.card.id: one.memory for one in stored_cards_of_fact(profile.database, deck, own.id)}
    recalls = recall_by_fact(((own.id, memory) for memory in known.values()), profile.today(), current_policy(profile))
    cards = tuple(_card_line(profile, card, known.get(card.id, New())) for card in cards_of_fact(whole, shown))
    items = items_of_fact(whole, shown, seed=0, among=among)
    row = FactRow(
        id=own.id,
        topic=own.topic,
        topic_title=topic_title(profile.database, deck, own.topic),
        statement=shown.statement,
        cards=len(cards),
        items=len(items),
        recall=recalls.get(own.id),
        edited=bool(edits),
    )
    return FactDetail(
        row=row,
        why=shown.why,
        source=whole.source.place(own.paragraph),
        fields=_fields(own, edits),
        cards=cards,
        items=items,
    )


def texts(profile: OpenProfile, deck: DeckId, own: Fact, edits: Texts) -> FactTexts:
    """The texts of a fact, and its cards as they are stored."""
    cards = tuple(one.card.id for one in stored_cards_of_fact(profile.database, deck, own.id))
    return FactTexts(fields=_fields(own, edits), cards=cards)


def _card_line(profile: OpenProfile, card: Card, memory: Memory) -> CardLine:
    return CardLine(
        card=card,
        state=state_of(memory),
        due_day=memory.due_day if isinstance(memory, Reviewed) else None,
        reviews=0 if isinstance(memory, New) else memory.reviews,
        lapses=0 if isinstance(memory, New) else memory.lapses,
        figure=label_face_of(profile, card),
    )


def _fields(own: Fact, edits: Texts) -> tuple[FactField, ...]:
    kept = overlaid_fact(own, edits).kept
    return tuple(
        FactField(
            path=one.path,
            label=one.label,
            text=edits[one.path] if one.path in kept else one.text,
            edited=one.path in kept,
        )
        for one in editable_texts(own)
    )
