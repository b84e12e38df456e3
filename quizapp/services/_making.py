"""Making a quiz: the set-up with what is proposed, and the items that a blueprint draws."""

from collections import Counter
from random import Random

from quizapp.content.facts import DeckId, TopicId
from quizapp.content.generators import items_of
from quizapp.content.items import Item
from quizapp.errors import UserError
from quizapp.exams.assembly import assemble
from quizapp.exams.blueprint import Blueprint
from quizapp.services._decks import deck_of, head_of
from quizapp.services._exam_views import QuizSetup, TopicChoice
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import holdings_of, topics_of
from quizapp.storage.quizzes import unfinished_sitting

_LENGTHS = (5, 10, 20, 40)
_SEEDS = 2**31


class QuizMaker:
    """Set-ups, and the items of quizzes."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

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
        return QuizSetup(
            deck=deck,
            deck_title=head.title,
            topics=topics,
            holdings=holdings,
            proposed=Blueprint(deck=deck, length=max(1, min(wanted, most)), seed=profile.dice.randrange(_SEEDS)),
            lengths=(*(length for length in _LENGTHS if length < most), *((most,) if most else ())),
            unfinished=unfinished,
        )

    def draw(self, blueprint: Blueprint) -> tuple[Item, ...]:
        """The items of a quiz. UserError when nothing fits, or nobody can sit under its conditions."""
        if blueprint.conditions.complaint:
            raise UserError(f"{blueprint.conditions.complaint} Nothing was started. Choose another limit, or none.")
        with self._profile.database.reading():
            bank = items_of(deck_of(self._profile, blueprint.deck), blueprint.seed)
        items = assemble(blueprint, bank, Random(blueprint.seed))
        if not items:
            raise UserError(
                "No question fits these topics and kinds. Nothing was started. Choose more of them, or all."
            )
        return items
