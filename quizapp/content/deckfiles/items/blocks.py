"""The shapes that the blocks of written items share."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field

from quizapp.content.deckfiles.schema import Block, Id, Text, WrongBlock
from quizapp.content.facts import Level

LAST_STEP = 6
"""A case study has six items (NCSBN's clinical judgment measurement model has six steps)."""


def _as_text(value: object) -> object:
    """Numbers may stand without quotes where they are only read."""
    return str(value) if type(value) in {int, float} else value


PartId = Annotated[Id, BeforeValidator(_as_text)]
Cell = Annotated[str, BeforeValidator(_as_text), AfterValidator(lambda text: " ".join(text.split()))]


class OptionBlock(Block):
    """One of ``options = [{ … }]``."""

    text: Text
    because: Text
    right: bool = False


class ItemBlock(Block):
    """``[[item]]``: what every kind has. ``kind`` has been read before."""

    id: Id
    kind: str
    topic: Id
    level: Annotated[Level, Field(strict=False)] = Level.RECALL
    stem: Text
    facts: list[Id] = Field(default_factory=list)
    case: Id | None = None
    step: Annotated[int, Field(ge=1, le=LAST_STEP)] | None = None


class ChoicesBlock(Block):
    """What a place to answer may have: the claims decide (``for``), or the author does (``options``)."""

    INSIDE: ClassVar[Mapping[str, type[Block]]] = {"wrong": WrongBlock, "options": OptionBlock}

    for_: Text | None = Field(alias="for", default=None)
    wrong: list[WrongBlock] = Field(default_factory=list)
    skip: list[Id] = Field(default_factory=list)
    options: list[OptionBlock] = Field(default_factory=list)

    @property
    def chosen_keys(self) -> Mapping[str, list[str]]:
        """The right answers that are to be shown, by the name under which they stand."""
        return {}


class OneRightBlock(ChoicesBlock):
    """A place at which one option is right."""

    key: Id | None = None

    @property
    def chosen_keys(self) -> Mapping[str, list[str]]:
        """The one."""
        return {} if self.key is None else {"key": [self.key]}


class SeveralRightBlock(ChoicesBlock):
    """A place at which several options may be right."""

    keys: list[Id] = Field(default_factory=list)

    @property
    def chosen_keys(self) -> Mapping[str, list[str]]:
        """All of them."""
        return {"keys": self.keys} if self.keys else {}


class BlankBlock(OneRightBlock):
    """``[[item.part]]`` of a passage, or a list of reasons."""

    id: PartId


class GroupBlock(SeveralRightBlock):
    """``[[item.part]]`` with a text for people."""

    id: PartId
    text: Text


class TabBlock(Block):
    """``[[item.tab]]``."""

    title: Text
    text: Text | None = None
    table: list[list[Cell]] = Field(default_factory=list)
