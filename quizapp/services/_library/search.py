"""What a search hangs on: the day, FSRS's weights, what was missed in quizzes."""

from collections.abc import Collection

from quizapp.content.facts import DeckId, FactId
from quizapp.content.search import parse
from quizapp.scheduling.day import StudyDay, day_starts, study_day
from quizapp.scheduling.fsrs import DEFAULT_DECAY
from quizapp.services._day import current_policy
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import deck_heads
from quizapp.storage.search.searching import SearchContext, card_numbers


def search_context(profile: OpenProfile, deck: DeckId | None) -> SearchContext:
    """The context of a search in a deck, or in all, at this moment."""
    now, hour = profile.now(), profile.settings().rollover_hour
    today = profile.today(now)
    parameters = current_policy(profile).parameters
    return SearchContext(
        deck=deck,
        today=today,
        day_ends_at=day_starts(StudyDay(today + 1), now, hour),
        decay=-parameters[20] if parameters else DEFAULT_DECAY,
        missed=lambda days: missed_facts(profile, deck, days),
    )


def cards_found(profile: OpenProfile, deck: DeckId, text: str) -> set[int]:
    """The numbers of a deck's cards that a search finds. Raises SearchError; call it inside ``reading``."""
    return card_numbers(profile.database, parse(text), search_context(profile, deck))


def missed_facts(profile: OpenProfile, deck: DeckId | None, days: int) -> Collection[tuple[DeckId, FactId]]:
    """The facts of which a question was not fully right in a quiz finished in the last study days (1: today)."""
    from quizapp.exams.report import report  # noqa: PLC0415 - only this search needs quizzes
    from quizapp.storage.sittings import finished_sittings  # noqa: PLC0415

    hour = profile.settings().rollover_hour
    since = profile.today() - days
    decks = [head.id for head in deck_heads(profile.database)] if deck is None else [deck]
    missed: set[tuple[DeckId, FactId]] = set()
    for one in decks:
        for sitting in finished_sittings(profile.database, one):
            finished = sitting.finished_at
            if finished is None or study_day(finished, hour) <= since:
                break
            missed.update((one, fact) for fact in report(sitting).missed)
    return missed
