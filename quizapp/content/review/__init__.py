"""The item-writing review: what is wrong with a deck, rule by rule.

The rules name the checks of the item-writing guide that they carry out, by number.
"""

from collections.abc import Mapping, Sequence

from quizapp.content.facts import Deck
from quizapp.content.generators import NotMade, cards_of, items_among, made_of
from quizapp.content.items import Item
from quizapp.content.review import bank, coverage, form, truth
from quizapp.content.review.findings import Finding, Material, Rule, Severity
from quizapp.errors import Place

__all__ = ["RULES", "Finding", "Material", "Rule", "Severity", "review"]

RULES: tuple[Rule, ...] = (
    truth.untraceable,
    truth.true_distractor,
    truth.true_written_distractor,
    truth.not_one_key,
    truth.alike_options,
    form.option_count,
    form.length_ratio,
    form.mixed_kinds,
    form.key_alone_in_form,
    form.key_echoes_stem,
    form.all_of_the_above,
    form.unfocused_stem,
    form.vague_frequency,
    form.unmarked_negative,
    bank.key_length,
    bank.typical_length_ratio,
    bank.near_duplicate_stems,
    coverage.fact_without_card,
    coverage.fact_without_item,
    coverage.item_not_made,
    coverage.reverse_not_unique,
    coverage.cloze_in_clear,
    coverage.answer_in_question,
    coverage.abbreviation,
    coverage.shared_names,
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
    made = tuple(made_of(deck, seed))
    material = Material(
        deck=deck,
        cards=cards_of(deck),
        items=items_among(made) if items is None else tuple(items),
        not_made=tuple(one for one in made if isinstance(one, NotMade)),
        where=where or {},
    )
    return tuple(finding for rule in RULES for finding in rule(material))
