"""Fill in: a word that the claims make right, or a number that the author gives."""

from typing import assert_never

from quizapp.content.facts import Fact
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import FillIn, NumberWanted, WordWanted
from quizapp.content.truth import all_right, proof
from quizapp.content.written import WordAsked, WrittenFillIn


def make(making: Making, written: WrittenFillIn) -> FillIn:
    """The item. Raises CannotMakeError when no fact answers what is asked."""
    match written.wanted:
        case NumberWanted() as wanted:
            return _item(making, wanted, making.home)
        case WordAsked() as asked:
            return _word(making, asked)
        case _:
            assert_never(written.wanted)


def _word(making: Making, asked: WordAsked) -> FillIn:
    deck = making.deck
    making.require_one_truth(asked.query)
    right = all_right(deck, asked.query)
    source = proof(deck, asked.query, right[0], making.written.facts) if right else None
    if source is None:
        raise CannotMakeError("no fact answers what it asks")
    same = (one for key in right for one in deck.namesakes(key))
    names = (name for one in same for name in deck.concept_by_id[one].names)
    return _item(making, WordWanted(accepted=tuple(dict.fromkeys((*names, *asked.accept)))), source)


def _item(making: Making, wanted: NumberWanted | WordWanted, source: Fact) -> FillIn:
    head = making.head((), facts=(source.id,))
    return FillIn(**head, wanted=wanted, rationale=source.statement, fact=source.id)
