"""GIFT, the text that Moodle reads: https://docs.moodle.org/en/GIFT_format.

Feedback stands behind ``#`` at each answer, the reason for the whole behind ``####``. Weights are percentages of the
points; Moodle knows only some (``weights``).
"""

import re
from collections.abc import Iterator

from quizapp.content.items import Item, NumberWanted, Option, WordWanted, number_text
from quizapp.exchange.formats.asked import Asked, ChooseOne, ChooseSeveral, Match, Order, Passage, TypeIn
from quizapp.exchange.formats.base import Outgoing, Written
from quizapp.exchange.formats.taking import sort_out
from quizapp.exchange.formats.weights import weight

_SPECIAL = re.compile(r"([~=#{}:\\])")


def write(outgoing: Outgoing) -> Written:
    """The items, topic after topic as Moodle's categories."""
    found = sort_out(outgoing, _has, "has several blanks, which GIFT has not (Moodle XML has)")
    blocks = []
    for one in found.taken:
        if one.new_topic:
            title, topic = (name.replace("/", "//") for name in (outgoing.deck.title, one.new_topic))
            blocks.append(f"$CATEGORY: {title}/{topic}\n")
        blocks.append(_question(one.item, one.way, one.place))
    return Written(content="\n".join(blocks).encode(), number=len(found.taken), left_out=found.left_out)


def _has(way: Asked) -> bool:
    match way:
        case Order():
            return False
        case Passage():
            return len(way.blanks) == 1 and not way.blanks[0].several
        case Match():
            return len(way.pairs) > 1
        case _:
            return True


def _question(item: Item, way: Asked, place: str) -> str:
    title = f"// {place}\n::{_escaped(item.id)}::" if place else f"::{_escaped(item.id)}::"
    match way:
        case ChooseOne():
            return f"{title}{_escaped(way.text)}{{\n{''.join(_one(option) for option in way.options)}}}\n"
        case ChooseSeveral():
            return f"{title}{_escaped(way.text)}{{\n{''.join(_several(way))}}}\n"
        case Match():
            pairs = [f"\t={_escaped(pair.left)} -> {_escaped(pair.right)}\n" for pair in way.pairs]
            used = {pair.right for pair in way.pairs}
            spare = [f"\t= -> {_escaped(right)}\n" for right in way.rights if right not in used]
            why = " ".join(dict.fromkeys(pair.why for pair in way.pairs))
            return f"{title}{_escaped(way.text)}{{\n{''.join((*pairs, *spare))}\t####{_escaped(why)}\n}}\n"
        case TypeIn():
            return f"{title}{_escaped(way.text)}{{{_typed(way)}}}\n"
        case Passage():
            return f"{title}{''.join(_parts(way))}\n"
        case Order():
            raise ValueError("GIFT has no order")


def _one(option: Option) -> str:
    return f"\t{'=' if option.correct else '~'}{_escaped(option.text)}#{_escaped(option.rationale)}\n"


def _several(way: ChooseSeveral) -> Iterator[str]:
    keys = sum(option.correct for option in way.options)
    for option in way.options:
        share = weight(keys) if option.correct else "0" if way.exactly else f"-{weight(keys)}"
        yield f"\t~%{share}%{_escaped(option.text)}#{_escaped(option.rationale)}\n"


def _typed(way: TypeIn) -> str:
    why = f"\n\t####{_escaped(way.why)}\n"
    match way.wanted:
        case NumberWanted(value=value, tolerance=tolerance):
            return f"#{number_text(value)}:{number_text(tolerance)}{why}"
        case WordWanted(accepted=accepted):
            return "".join(f"\n\t={_escaped(word)}" for word in accepted) + why


def _parts(way: Passage) -> Iterator[str]:
    if way.text:
        yield f"{_escaped(way.text)}\\n\\n"
    for part in way.parts:
        if isinstance(part, str):
            yield _escaped(part)
        else:
            yield f"{{\n{''.join(_one(option) for option in part.options)}}}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")
