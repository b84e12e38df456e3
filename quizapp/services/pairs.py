"""A test before learning and one after, on parallel forms, and what was gained between them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from quizapp.content.facts import DeckId, TopicId
from quizapp.content.generators import items_of
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.copies import DeckCopy
from quizapp.exams.forms import Uneven, parallel_forms
from quizapp.exams.report import report
from quizapp.exams.sitting import Sitting, SittingId
from quizapp.services._library.decks import deck_of
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.sitting_copy import deck_copy
from quizapp.stats.gain import PersonGain, Points, person_gain, person_gain_by_topic
from quizapp.storage import pairs as stored
from quizapp.storage.sittings import new_sitting, stored_sitting

_FORMS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunPair:
    """A pair whose first test waits to be sat (``services.exam.resume``). ``uneven`` says in what the forms differ,
    where the bank had not enough items that are alike."""

    pair: int
    sitting: SittingId
    uneven: tuple[Uneven, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPair:
    """Two tests; ``after`` is None until it is begun. ``gain`` (and by topic, in the deck's order) is there when both
    are finished; ``titles`` are those of its topics."""

    __test__ = False  # not a test of ours, whatever pytest thinks of the name

    pair: int
    before: SittingId
    after: SittingId | None
    gain: PersonGain | None = None
    topics: Mapping[TopicId, PersonGain] | None = None
    titles: Mapping[TopicId, str] | None = None


class PairsService:
    """Pairs of tests."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def begin(self, blueprint: Blueprint) -> BegunPair:
        """Makes two forms that are built alike and share no item, and the first test of one of them.

        UserError when the bank has too few items for two forms, or nobody can sit under the conditions.
        """
        if blueprint.conditions.complaint:
            raise UserError(f"{blueprint.conditions.complaint} Nothing was started. Choose another limit, or none.")
        profile = self._profile
        test = replace(blueprint, mode=Mode.EXAM, shares=(), standings=(), apart=(), weak_first=False)
        with profile.database.reading():
            bank = items_of(deck_of(profile, blueprint.deck), blueprint.seed)
        made = parallel_forms(test, bank, _FORMS, Random(blueprint.seed))
        first, second = (form.items for form in made.forms)
        with profile.writing("No test was started."):
            now = profile.now()
            before = new_sitting(profile.database, test, first, now, deck_copy(profile, test.deck, first))
            copy = deck_copy(profile, test.deck, second)
            pair = stored.add_pair(profile.database, before, test.deck, second, copy)
        return BegunPair(pair=pair, sitting=before, uneven=made.uneven)

    def begin_after(self, pair: int) -> SittingId:
        """The second test, begun if it was not. UserError while the first is not finished."""
        profile = self._profile
        with profile.writing("The second test was not started; the first is kept."):
            found = self._pair(pair)
            if found.after is not None:
                return found.after
            first, _ = self._sitting(found.before)
            if first.finished_at is None:
                raise UserError("The first test is not finished. Its answers are kept. Finish it before the second.")
            items, copy = stored.second_form(profile.database, pair)
            blueprint = replace(first.blueprint, length=len(items))
            after = new_sitting(profile.database, blueprint, items, profile.now(), copy)
            stored.begin_after(profile.database, pair, after)
            return after

    def all(self, deck: DeckId) -> tuple[TestPair, ...]:
        """A deck's pairs, newest first."""
        with self._profile.database.reading():
            return tuple(self._told(one) for one in stored.pairs(self._profile.database, deck))

    def pair(self, pair: int) -> TestPair:
        """One pair with what was gained. UserError for a number that was never given."""
        with self._profile.database.reading():
            return self._told(self._pair(pair))

    def _pair(self, pair: int) -> stored.StoredPair:
        found = stored.pair_by_id(self._profile.database, pair)
        if found is None:
            raise UserError(f"There is no pair of tests {pair}. Nothing was changed. Begin one first.")
        return found

    def _sitting(self, number: SittingId) -> tuple[Sitting, DeckCopy]:
        found = stored_sitting(self._profile.database, number)
        if found is None:
            raise AssertionError("a sitting's row is never deleted")
        return found.sitting, found.copy or DeckCopy()

    def _told(self, one: stored.StoredPair) -> TestPair:
        told = TestPair(pair=one.id, before=one.before, after=one.after)
        if one.after is None:
            return told
        (before, copy), (after, _) = self._sitting(one.before), self._sitting(one.after)
        if before.finished_at is None or after.finished_at is None:
            return told
        shares = tuple(_shares(sitting) for sitting in (before, after))
        topics = [topic.id for topic in copy.topics]
        by_topic = {
            topic: Points(before=tuple(some[0]), after=tuple(some[1]))
            for topic in topics
            if all(some := [[share for its, share in each if its == topic] for each in shares])
        }
        whole = Points(before=tuple(share for _, share in shares[0]), after=tuple(share for _, share in shares[1]))
        return replace(
            told,
            gain=person_gain(whole, Random(one.id)),
            topics=person_gain_by_topic(by_topic, Random(one.id)),
            titles={topic.id: topic.title for topic in copy.topics},
        )


def _shares(sitting: Sitting) -> list[tuple[TopicId, float]]:
    """Topic and share of points of each item."""
    return [(one.item.topic, one.score.earned / one.score.possible) for one in report(sitting).items]
