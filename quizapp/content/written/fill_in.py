"""Fill in."""

from dataclasses import dataclass
from typing import ClassVar

from quizapp.content.facts import Query
from quizapp.content.items.base import ItemKind
from quizapp.content.items.fill_in import NumberWanted
from quizapp.content.written.base import WrittenHead


@dataclass(frozen=True, slots=True, kw_only=True)
class WordAsked:
    """Any name of a right answer, or one of ``accept``."""

    query: Query
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFillIn(WrittenHead):
    """A word that the claims decide, or a number that the author gives."""

    kind: ClassVar[ItemKind] = ItemKind.FILL_IN
    wanted: WordAsked | NumberWanted
