"""What a sitting keeps of its deck beside the items: it can be sat and told when the deck has changed or gone."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.content.facts import FactId, TopicId


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCopy:
    """A topic's title."""

    id: TopicId
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCopy:
    """What a fact said, and its place in the source."""

    id: FactId
    statement: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCopy:
    """The text of a figure."""

    id: str
    svg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckCopy:
    """Titles (``topics`` in the deck's order), facts and figures as they were when the sitting began."""

    title: str = ""
    topics: tuple[TopicCopy, ...] = ()
    facts: tuple[FactCopy, ...] = ()
    figures: tuple[FigureCopy, ...] = ()

    def __or__(self, other: "DeckCopy") -> "DeckCopy":
        """Both together; where both have something, it is this one's."""
        topics, facts = {one.id for one in self.topics}, {one.id for one in self.facts}
        figures = {one.id for one in self.figures}
        return DeckCopy(
            title=self.title,
            topics=(*self.topics, *(one for one in other.topics if one.id not in topics)),
            facts=(*self.facts, *(one for one in other.facts if one.id not in facts)),
            figures=(*self.figures, *(one for one in other.figures if one.id not in figures)),
        )

    def topic_title(self, topic: TopicId) -> str:
        """A topic's title; its id where none was kept."""
        return next((one.title for one in self.topics if one.id == topic), str(topic))

    def facts_of(self, ids: Iterable[FactId]) -> tuple[FactCopy, ...]:
        """Some facts, in the order of their ids; none for those that were not kept."""
        kept = {one.id: one for one in self.facts}
        return tuple(kept[one] for one in ids if one in kept)

    def source(self, fact: FactId) -> str:
        """A fact's place; empty where none was kept."""
        return next((one.source for one in self.facts if one.id == fact), "")

    def figure(self, figure: str) -> str:
        """A figure's text; empty where none was kept."""
        return next((one.svg for one in self.figures if one.id == figure), "")
