"""What a quiz tells about a person: how its items went, and which cards it brings forward (docs/exam.md)."""

from quizapp.exams.scoring import score, total
from quizapp.exams.sitting import Sitting
from quizapp.exams.standing import ItemRecord
from quizapp.services._forward import ask_for_fact
from quizapp.services._profile import OpenProfile
from quizapp.storage.item_records import add_item_records, uncounted_sittings
from quizapp.storage.sittings import close_sitting, sitting_by_id


def note_answer(profile: OpenProfile, sitting: Sitting, index: int) -> None:
    """Takes in an answer that stands. Call it inside ``writing``."""
    add_item_records(profile.database, sitting.blueprint.deck, (_record(sitting, index),))
    _bring_forward(profile, sitting, index)


def note_end(profile: OpenProfile, sitting: Sitting) -> None:
    """Takes in a sitting that has just been closed: its points, and in an exam its answers, which could be changed
    until now. Call it inside ``writing``."""
    _count(profile, sitting)
    if not sitting.is_tutor:
        for index in range(len(sitting.items)):
            _bring_forward(profile, sitting, index)


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
    points = total(score(item, given) for item, given in zip(sitting.items, sitting.responses, strict=True))
    close_sitting(profile.database, sitting.id, sitting.finished_at, points)
    times = [not (noted and sitting.is_tutor and given is not None) for given in sitting.responses]
    records = [_record(sitting, index, times=int(times[index])) for index in range(len(sitting.items))]
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


def _bring_forward(profile: OpenProfile, sitting: Sitting, index: int) -> None:
    response = sitting.responses[index]
    if response is None or score(sitting.items[index], response).full:
        return
    for fact in sitting.items[index].facts:
        ask_for_fact(profile, sitting.blueprint.deck, fact)
    profile.cards_changed()
