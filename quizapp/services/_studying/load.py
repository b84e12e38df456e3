"""What the coming days bring: counted once, then kept up with every answer."""

from quizapp.scheduling.balance import USUAL_WEEK, DayLoad
from quizapp.scheduling.memory import Memory, Reviewed
from quizapp.services._profile import OpenProfile
from quizapp.storage.cards import StoredCard, due_days_of_siblings, due_histogram


def load_around(profile: OpenProfile, stored: StoredCard) -> DayLoad | None:
    """The load that decides on which day a card comes back; None if the fuzz alone shall."""
    settings = profile.settings()
    if not settings.balance_days:
        return None if settings.easy_days == USUAL_WEEK else DayLoad(easy_days=settings.easy_days)
    if profile.kept_load is None:
        profile.kept_load = due_histogram(profile.database)
    beside = due_days_of_siblings(profile.database, stored)
    return DayLoad(due=profile.kept_load, easy_days=settings.easy_days, beside=beside)


def note_load(profile: OpenProfile, before: Memory, after: Memory) -> None:
    """Keeps the counts right after an answer."""
    counts = profile.kept_load
    if counts is None:
        return
    if isinstance(before, Reviewed):
        counts[before.due_day] = max(0, counts.get(before.due_day, 0) - 1)
    if isinstance(after, Reviewed):
        counts[after.due_day] = counts.get(after.due_day, 0) + 1
