"""Adaptive practice: the item that comes next in a sitting, chosen after the answers before it (docs/adaptive.md)."""

import json
from dataclasses import dataclass
from random import Random

from quizapp.content.items import Item
from quizapp.exams.adaptive import Asking, reason_in_words
from quizapp.exams.assembly import balanced
from quizapp.exams.events import Redrawn
from quizapp.exams.records import item_to_record
from quizapp.exams.sitting import Sitting, SittingId
from quizapp.exams.units import items_in, units_of
from quizapp.scheduling.knowledge import Knowledge
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.knowledge import evidence_in, knowledge_of
from quizapp.services._quizzes.making import QuizMaker
from quizapp.storage.decks import deck_head, topic_title


@dataclass(frozen=True, slots=True, kw_only=True)
class _Practice:
    """What a sitting's choices are made from: what was held when it was first asked, and the bank."""

    known: Knowledge
    asking: Asking


class Practices:
    """The adaptive practices that are going on here; the bank and what was held before are read once for each."""

    def __init__(self, profile: OpenProfile, maker: QuizMaker) -> None:
        self._profile, self._maker = profile, maker
        self._practice: tuple[SittingId, _Practice] | None = None

    def chosen(self, sitting: Sitting, index: int) -> Redrawn | None:
        """The act that puts the item of the rule at a place that was not shown yet; None where nothing is left to
        choose from, or the deck is gone (the item that was drawn stands). Call it inside a transaction."""
        profile, deck = self._profile, sitting.blueprint.deck
        if not 0 <= index < len(sitting.items) or deck_head(profile.database, deck) is None:
            return None
        practice = self._of(sitting)
        evidence = evidence_in(sitting, profile.today(), profile.settings().rollover_hour)
        belief = practice.known.after(evidence).belief()
        dice = Random(f"{sitting.blueprint.seed}:{index}")
        found = practice.asking.next_item(belief, sitting.items[:index], dice)
        if found is None:
            return None
        (item,) = balanced((found.item,), dice)
        reason = reason_in_words(found, topic_title(profile.database, deck, found.topic))
        return Redrawn(index=index, item=json.dumps(item_to_record(item), ensure_ascii=False), reason=reason)

    def _of(self, sitting: Sitting) -> _Practice:
        if self._practice is None or self._practice[0] != sitting.id:
            practice = _Practice(
                known=knowledge_of(self._profile, sitting.blueprint.deck, self._profile.today()),
                asking=Asking(self._bank(sitting)),
            )
            self._practice = sitting.id, practice
        return self._practice[1]

    def _bank(self, sitting: Sitting) -> tuple[Item, ...]:
        """The items that the blueprint takes; those of cases stay with their cases."""
        bank, known = self._maker.bank_and_known(sitting.blueprint)
        return items_in(unit for unit in units_of(sitting.blueprint, bank, known.records) if not unit.is_case)
