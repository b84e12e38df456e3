"""Making a quiz: the set-up with what is proposed, and the items that a blueprint draws."""

from collections import Counter
from random import Random

from quizapp.content.facts import DeckId, TopicId
from quizapp.content.items import Item
from quizapp.errors import UserError
from quizapp.exams.assembly import Known, assemble
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.exact import filling
from quizapp.exams.filling import Filling
from quizapp.exams.standing import NOTHING_SEEN, Standing
from quizapp.exams.units import units_of
from quizapp.services._library.decks import deck_of, head_of
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.bank import VARIANTS, Bank
from quizapp.services._quizzes.views import QuizSetup, Template, TopicChoice
from quizapp.services._quizzes.weak import fact_weights
from quizapp.storage.decks import holdings_of, topics_of
from quizapp.storage.item_records import item_records
from quizapp.storage.quizzes import unfinished_sitting
from quizapp.storage.templates import stored_templates

_LENGTHS = (5, 10, 20, 40)
_SEEDS = 2**27


class QuizMaker:
    """Set-ups, and the items of quizzes. The bank that was made last is kept while its deck's content stands."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self._bank = Bank()
        self._variant = profile.dice.randrange(VARIANTS)

    def setup(self, deck: DeckId) -> QuizSetup:
        """The set-up screen."""
        profile = self._profile
        with profile.database.reading():
            profile.revision()
            head = head_of(profile, deck)
            holdings = holdings_of(profile.database, deck)
            items: Counter[TopicId] = Counter()
            for one in holdings:
                items[one.topic] += one.items
            topics = tuple(
                TopicChoice(topic=topic.id, title=topic.title, items=items[topic.id])
                for topic in topics_of(profile.database, deck)
            )
            unfinished = unfinished_sitting(profile.database, deck)
            wanted = profile.settings().quiz_length
            most = sum(choice.items for choice in topics)
            standings = _standings(profile, deck, most)
            templates = tuple(
                Template(name=name, blueprint=blueprint)
                for name, blueprint in stored_templates(profile.database)
                if blueprint.deck == deck
            )
        return QuizSetup(
            deck=deck,
            deck_title=head.title,
            topics=topics,
            holdings=holdings,
            proposed=Blueprint(
                deck=deck,
                length=max(1, min(wanted, most)),
                seed=self.new_seed(),
                weak_first=True,
            ),
            lengths=(*(length for length in _LENGTHS if length < most), *((most,) if most else ())),
            unfinished=unfinished,
            standings=standings,
            templates=templates,
        )

    def new_seed(self) -> int:
        """A seed that nobody chose; all of one session draw from the same bank."""
        return self._profile.dice.randrange(_SEEDS) * VARIANTS + self._variant

    def filling(self, blueprint: Blueprint) -> Filling:
        """Whether a blueprint can be filled, and if not, what lacks."""
        with self._profile.database.reading():
            bank, known = self._bank_of(blueprint), self._known(blueprint)
        return filling(blueprint, units_of(blueprint, bank, known.records))

    def draw(self, blueprint: Blueprint) -> tuple[Item, ...]:
        """The items of a quiz. UserError when nothing fits, or nobody can sit under its conditions; CannotFillError
        when its shares cannot be kept."""
        if blueprint.conditions.complaint:
            raise UserError(f"{blueprint.conditions.complaint} Nothing was started. Choose another limit, or none.")
        with self._profile.database.reading():
            bank, known = self._bank_of(blueprint), self._known(blueprint)
        items = assemble(blueprint, bank, Random(blueprint.seed), known)
        if not items:
            raise UserError(f"{_why_none(blueprint, bank)} Nothing was started. {_way_out(blueprint, bank)}")
        return items

    def bank_and_known(self, blueprint: Blueprint) -> tuple[tuple[Item, ...], Known]:
        """All items of the deck, and what is known of the person. Call it inside a transaction."""
        return self._bank_of(blueprint), self._known(blueprint)

    def prepare(self, deck: DeckId, seconds: float, seed: int | None = None) -> bool:
        """Makes some of the bank that a quiz with a seed, or the next proposed one, draws from; whether all of it is
        there."""
        with self._profile.database.reading():
            wanted = self._variant if seed is None else seed
            return self._bank.advance(deck_of(self._profile, deck), wanted, seconds)

    def _bank_of(self, blueprint: Blueprint) -> tuple[Item, ...]:
        return self._bank.of(deck_of(self._profile, blueprint.deck), blueprint.seed)

    def _known(self, blueprint: Blueprint) -> Known:
        database = self._profile.database
        records = item_records(database, blueprint.deck) if blueprint.standings else NOTHING_SEEN
        weights = fact_weights(self._profile, blueprint.deck) if blueprint.weak_first else {}
        return Known(records=records, weights=weights)


def _standings(profile: OpenProfile, deck: DeckId, items: int) -> dict[Standing, int]:
    """How many items stand so: those that were never seen are all but the seen ones."""
    records = item_records(profile.database, deck).values()
    held = Counter(standing for record in records for standing in record.standings)
    seen = sum(record.times > 0 for record in records)
    return {one: held[one] for one in Standing} | {Standing.NEVER_SEEN: max(0, items - seen)}


_STANDS = {
    Standing.NEVER_SEEN: "was never seen",
    Standing.MISSED: "was missed before",
    Standing.FLAGGED: "is flagged",
    Standing.UNCERTAIN: "was answered uncertainly",
}


def _why_none(blueprint: Blueprint, bank: tuple[Item, ...]) -> str:
    if not bank:
        return "This deck has no questions."
    if blueprint.standings:
        return f"No question of these topics and kinds {' or '.join(_STANDS[one] for one in blueprint.standings)}."
    return "No question fits these topics and kinds."


def _way_out(blueprint: Blueprint, bank: tuple[Item, ...]) -> str:
    if not bank:
        return "Add questions to its facts, or choose another deck."
    return "Choose more topics and kinds, or all questions." if blueprint.standings else "Choose more of them, or all."
