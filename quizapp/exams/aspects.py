"""What a blueprint counts: topics, kinds, levels."""

from enum import StrEnum
from typing import assert_never

from quizapp.content.items import Item


class Aspect(StrEnum):
    """What a blueprint counts."""

    TOPIC = "topic"
    KIND = "kind"
    LEVEL = "level"

    def of(self, item: Item) -> str:
        """The item's topic, kind or level."""
        match self:
            case Aspect.TOPIC:
                return item.topic
            case Aspect.KIND:
                return item.kind.value
            case Aspect.LEVEL:
                return item.level.value
            case _:
                assert_never(self)
