"""The item-writing review: what is wrong with a deck, rule by rule.

The rules name the checks of the item-writing guide (docs/item-writing.md) that they carry out, by number.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from quizapp.content.deck import Deck
from quizapp.content.generators import cards_of, items_among, made_of
from quizapp.content.generators.making import ItemNotMade, NotMade
from quizapp.content.items import Item
from quizapp.content.review import (
    bank,
    coverage,
    cueing,
    cues,
    figures,
    form,
    grammar,
    reading,
    stems,
    structure,
    truth,
)
from quizapp.content.review.findings import Finding, Material, Rule, Severity
from quizapp.errors import Place

__all__ = ["RULES", "Finding", "Material", "Rule", "Severity", "counts_by_rule", "material_of", "review", "reviewed"]

RULES: tuple[Rule, ...] = (
    *truth.RULES,
    *structure.RULES,
    *form.RULES,
    *grammar.RULES,
    *cues.RULES,
    *stems.RULES,
    *cueing.RULES,
    *bank.RULES,
    *reading.RULES,
    *coverage.RULES,
    *figures.RULES,
)


def review(
    deck: Deck, items: Sequence[Item] | None = None, where: Mapping[str, Place] | None = None, seed: int = 0
) -> tuple[Finding, ...]:
    """Every finding, in the order of the rules.

    Args:
        deck: the deck, with the cards that it makes.
        items: the items to look at; those that the deck makes with ``seed``, if none are given.
        where: where the deck's parts stand (``deckfile.places_of``), for findings with file and line.
        seed: draws the items.
    """
    return reviewed(material_of(deck, items, where, seed))


def material_of(
    deck: Deck, items: Sequence[Item] | None = None, where: Mapping[str, Place] | None = None, seed: int = 0
) -> Material:
    """A deck with what is made from it; see ``review``."""
    made = tuple(made_of(deck, seed))
    return Material(
        deck=deck,
        cards=cards_of(deck),
        items=items_among(made) if items is None else tuple(items),
        not_made=tuple(one for one in made if isinstance(one, NotMade | ItemNotMade)),
        where=where or {},
        seed=seed if items is None else None,
    )


def reviewed(material: Material) -> tuple[Finding, ...]:
    """What the rules find, in their order, each thing once."""
    return tuple(dict.fromkeys(finding for rule in RULES for finding in rule(material)))


def counts_by_rule(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many findings each rule has, most first."""
    return dict(Counter(one.rule for one in findings).most_common())
