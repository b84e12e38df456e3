"""What a quiz tells about a person: how its items went, and which cards it brings forward (docs/exam.md)."""

from quizapp.content.cards import View
from quizapp.content.facts import DeckId
from quizapp.content.items import FillIn, Item, OptionId
from quizapp.exams.scoring import score, total
from quizapp.exams.sitting import Response, Sitting
from quizapp.exams.standing import SURE, ItemRecord
from quizapp.scheduling.fsrs import recall_probability
from quizapp.scheduling.memory import Grade, New, Reviewed
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.forward import ask_for_fact
from quizapp.services._studying.answers import give
from quizapp.storage.cards import StoredCard, cards_of_fact
from quizapp.storage.corrections import missed_on, settle
from quizapp.storage.item_records import add_item_records, uncounted_sittings
from quizapp.storage.sittings import close_sitting, sitting_by_id


def note_answer(profile: OpenProfile, sitting: Sitting, index: int) -> None:
    """Takes in an answer that stands. Call it inside ``writing``."""
    add_item_records(profile.database, sitting.blueprint.deck, (_record(sitting, index),))
    _take_in(profile, sitting, index)


def note_end(profile: OpenProfile, sitting: Sitting) -> None:
    """Takes in a sitting that has just been closed: its points, and in an exam its answers, which could be changed
    until now. Call it inside ``writing``."""
    _count(profile, sitting)
    if not sitting.is_tutor:
        for index in range(len(sitting.items)):
            _take_in(profile, sitting, index)
    settle(profile.database, sitting.blueprint.deck, profile.today())


def count_older(profile: OpenProfile) -> None:
    """Counts finished sittings from before format 4, the oldest first. Call it inside ``writing``."""
    for number in tuple(uncounted_sittings(profile.database)):
        sitting = sitting_by_id(profile.database, number)
        if sitting is None:
            raise AssertionError("a sitting's row is never deleted")
        _count(profile, sitting, noted=False)


def _count(profile: OpenProfile, sitting: Sitting, *, noted: bool = True) -> None:
    """``noted``: answers that stood at once were taken in when they were given."""
    if sitting.finished_at is None:
        raise AssertionError("only a finished sitting is counted")
    counted = range(sitting.counted)
    points = total(score(sitting.items[index], sitting.responses[index]) for index in counted)
    close_sitting(profile.database, sitting.id, sitting.finished_at, points)
    times = [not (noted and sitting.is_tutor and given is not None) for given in sitting.responses]
    records = [_record(sitting, index, times=int(times[index])) for index in counted]
    add_item_records(profile.database, sitting.blueprint.deck, records)


def _record(sitting: Sitting, index: int, times: int = 1) -> ItemRecord:
    item, response = sitting.items[index], sitting.responses[index]
    return ItemRecord(
        item=item.id,
        fact=item.facts[0],
        times=times,
        full=score(item, response).full,
        flagged=index in sitting.flagged,
        certainty=sitting.marks[index].certainty if response is not None else None,
    )


def _take_in(profile: OpenProfile, sitting: Sitting, index: int) -> None:
    """Brings the cards of an item's facts forward that was missed; free recall counts as an answer to a card."""
    response, item = sitting.responses[index], sitting.items[index]
    if response is None:
        return
    deck = sitting.blueprint.deck
    if not score(item, response).full:
        for fact in item.facts:
            ask_for_fact(profile, deck, fact, sure=sitting.marks[index].certainty == SURE)
        profile.cards_changed()
    elif _was_recalled(sitting, index) and (card := _card_recalled(profile, deck, item)) is not None:
        give(profile, card, Grade.GOOD, profile.now(), response.took_ms)
        profile.cards_changed()


def _was_recalled(sitting: Sitting, index: int) -> bool:
    """Whether a right answer came from memory alone: typed, not said to be a guess, and the fact not told before in
    this sitting."""
    item = sitting.items[index]
    if not isinstance(item, FillIn) or sitting.marks[index].certainty == 1:
        return False
    told = (
        fact
        for other, response in zip(sitting.items, sitting.responses, strict=True)
        if sitting.is_tutor and response is not None and other.id != item.id
        for fact in other.facts
    )
    return item.facts[0] not in set(told)


def _card_recalled(profile: OpenProfile, deck: DeckId, item: Item) -> StoredCard | None:
    """The weakest card in review of the item's fact that asks freely for the same: its own answer would have been right
    here. None where the fact was asked today already, by a card or by an item that was missed: it is no test of memory
    then."""
    today, policy = profile.today(), current_policy(profile)
    cards = cards_of_fact(profile.database, deck, item.facts[0])
    asked = any(not isinstance(card.memory, New) and card.memory.last_day >= today for card in cards)
    if asked or missed_on(profile.database, deck, item.facts[0], today):
        return None
    asking = [
        card
        for card in cards
        if card.card.view in _FREE
        and not card.rests(today)
        and isinstance(card.memory, Reviewed)
        and score(item, Response(chosen=(OptionId(card.card.back),), at=profile.now(), took_ms=0)).full
    ]
    return min(asking, key=lambda card: recall_probability(card.memory, today, policy) or 0.0, default=None)


_FREE = frozenset({View.RECALL, View.CLOZE, View.REVERSE})
"""Cards that ask without options."""
