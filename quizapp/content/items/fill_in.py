"""Fill in: type a number or a word."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from quizapp.content.facts import FactId
from quizapp.content.items.base import Head, ItemKind


def number_text(number: float) -> str:
    """A number as people write it, with no exponent. Twelve digits hold any measure, and not what adding makes up."""
    written = f"{number:.12g}"
    return f"{Decimal(written):f}" if "e" in written else written


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWanted:
    """A number within ``tolerance`` of ``value``, both in ``unit``, which stands beside the field."""

    value: float
    tolerance: float
    unit: str

    @property
    def text(self) -> str:
        """The number with its unit: “30 seconds”."""
        return f"{number_text(self.value)} {self.unit}".strip()

    @property
    def leeway(self) -> str:
        """How far from the number still counts as right, with the unit; empty where nothing else does."""
        return f"{number_text(self.tolerance)} {self.unit}".strip() if self.tolerance else ""

    @property
    def with_leeway(self) -> str:
        """The number with its leeway and unit: “30 ± 5 seconds”."""
        return f"{number_text(self.value)} ± {self.leeway}" if self.leeway else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class WordWanted:
    """One of some accepted spellings; case, accents and spaces around do not count."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FillIn(Head):
    """It has no options: an answer is one text, as typed. ``rationale`` says why the wanted answer is right."""

    kind: ClassVar[ItemKind] = ItemKind.FILL_IN
    wanted: NumberWanted | WordWanted
    rationale: str
    fact: FactId
