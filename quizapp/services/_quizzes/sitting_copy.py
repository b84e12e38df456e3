"""What a sitting keeps of its deck: made when it starts, and for sittings that kept nothing yet."""

from collections.abc import Iterable, Sequence

from quizapp.content.facts import DeckId, FactId
from quizapp.content.items import HotSpot, Item
from quizapp.exams.copies import DeckCopy, FactCopy, FigureCopy, TopicCopy
from quizapp.services._library.decks import head_of
from quizapp.services._profile import OpenProfile
from quizapp.storage.decks import fact_line, figure_of, topic_title, topics_of


def deck_copy(profile: OpenProfile, deck: DeckId, items: Sequence[Item]) -> DeckCopy:
    """What of a deck these items need to be shown and told."""
    head = head_of(profile, deck)
    return DeckCopy(
        title=head.title,
        topics=tuple(_topics(profile, deck, items)),
        facts=tuple(_facts(profile, deck, items)),
        figures=tuple(_figures(profile, deck, items)),
    )


def _topics(profile: OpenProfile, deck: DeckId, items: Sequence[Item]) -> Iterable[TopicCopy]:
    """The deck's topics in its order, then those of items whose topic has left it."""
    there = {topic.id: topic.title for topic in topics_of(profile.database, deck)}
    gone = {item.topic: topic_title(profile.database, deck, item.topic) for item in items if item.topic not in there}
    return (TopicCopy(id=topic, title=title) for topic, title in {**there, **gone}.items())


def _facts(profile: OpenProfile, deck: DeckId, items: Sequence[Item]) -> Iterable[FactCopy]:
    source = head_of(profile, deck).source
    asked: dict[FactId, None] = {}
    for item in items:
        asked |= dict.fromkeys(item.facts)
        asked |= dict.fromkeys(option.fact for option in item.options)
    for fact in asked:
        line = fact_line(profile.database, deck, fact)
        if line is not None:
            yield FactCopy(id=fact, statement=line.statement, source=source.place(line.paragraph))


def _figures(profile: OpenProfile, deck: DeckId, items: Sequence[Item]) -> Iterable[FigureCopy]:
    for name in dict.fromkeys(item.figure for item in items if isinstance(item, HotSpot)):
        figure = figure_of(profile.database, deck, name)
        if figure is not None:
            yield FigureCopy(id=name, svg=figure.svg)
