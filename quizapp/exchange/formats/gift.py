"""GIFT, the text that Moodle reads: https://docs.moodle.org/en/GIFT_format.

Feedback stands behind ``#`` at each answer, the reason for the whole behind ``####``. Weights are percentages of the
points; Moodle knows only some (``weights``), and reads none of three digits: where one of several options is right, it
is marked as the one right answer. An arrow makes a pair wherever it stands, and what looks like HTML is taken for it
unless a question says that it is plain.
"""

import re
from collections.abc import Iterator

from quizapp.content.items import Item, NumberWanted, Option, WordWanted, number_text
from quizapp.exchange.formats.asked import Asked, ChooseOne, ChooseSeveral, Match, Order, Passage, TypeIn
from quizapp.exchange.formats.base import LeftOut, Outgoing, Written
from quizapp.exchange.formats.taking import sort_out
from quizapp.exchange.formats.weights import shares_out, weight

_MARKUP = re.compile(r"^\[|<|&\w|&\\#")
_ONLY_ONE = "only one answer can be chosen, which tells that one is right"
_SPECIAL = re.compile(r"([~=#{}:\\])")


def write(outgoing: Outgoing) -> Written:
    """The items, topic after topic as Moodle's categories."""
    found = sort_out(
        outgoing, _has, "has several blanks (Moodle XML has them) or too many right answers to share points"
    )
    left = list(found.left_out)
    blocks = []
    for one in found.taken:
        if one.new_topic:
            title, topic = (name.replace("/", "//") for name in (outgoing.deck.title, one.new_topic))
            blocks.append(f"$CATEGORY: {title}/{topic}\n")
        blocks.append(_question(one.item, one.way, one.place))
        if isinstance(one.way, ChooseSeveral) and _keys(one.way) == 1:
            left.append(LeftOut(name=str(one.item.id), what=one.item.stem, why=_ONLY_ONE, partly=True))
    return Written(content="\n".join(blocks).encode(), number=len(found.taken), left_out=tuple(left))


def _has(way: Asked) -> bool:
    match way:
        case Order():
            return False
        case Passage():
            return len(way.blanks) == 1 and not way.blanks[0].several
        case Match():
            return len(way.pairs) > 1
        case ChooseSeveral():
            return shares_out(_keys(way)) and len(way.options) > 1
        case _:
            return True


def _keys(way: ChooseSeveral) -> int:
    return sum(option.correct for option in way.options)


def _question(item: Item, way: Asked, place: str) -> str:
    told = f"// {place}\n" if place else ""
    asked = _asked(way)
    plain = "[plain]" if _MARKUP.search(asked) else ""
    return f"{told}::{_escaped(item.id)}::{plain}{asked}\n"


def _asked(way: Asked) -> str:
    match way:
        case ChooseOne():
            return f"{_escaped(way.text)}{{\n{''.join(_one(option) for option in way.options)}}}"
        case ChooseSeveral():
            return f"{_escaped(way.text)}{{\n{''.join(_several(way))}}}"
        case Match():
            pairs = [f"\t={_unpaired(pair.left)} -> {_unpaired(pair.right)}\n" for pair in way.pairs]
            used = {pair.right for pair in way.pairs}
            spare = [f"\t= -> {_unpaired(right)}\n" for right in way.rights if right not in used]
            why = " ".join(dict.fromkeys(pair.why for pair in way.pairs))
            return f"{_escaped(way.text)}{{\n{''.join((*pairs, *spare))}\t####{_escaped(why)}\n}}"
        case TypeIn():
            return f"{_escaped(way.text)}{{{_typed(way)}}}"
        case Passage():
            return "".join(_parts(way))
        case Order():
            raise ValueError("GIFT has no order")


def _one(option: Option) -> str:
    return f"\t{'=' if option.correct else '~'}{_escaped(option.text)}#{_escaped(option.rationale)}\n"


def _several(way: ChooseSeveral) -> Iterator[str]:
    keys = _keys(way)
    if keys == 1:
        yield from map(_one, way.options)
        return
    for option in way.options:
        share = weight(keys) if option.correct else f"-{weight(keys)}"
        yield f"\t~%{share}%{_escaped(option.text)}#{_escaped(option.rationale)}\n"


def _typed(way: TypeIn) -> str:
    why = f"\n\t####{_escaped(way.why)}\n"
    match way.wanted:
        case NumberWanted(value=value, tolerance=tolerance):
            return f"#{number_text(value)}:{number_text(tolerance)}{why}"
        case WordWanted(accepted=accepted):
            return "".join(f"\n\t={_unpaired(word)}" for word in accepted) + why


def _parts(way: Passage) -> Iterator[str]:
    if way.text:
        yield f"{_escaped(way.text)}\\n\\n"
    for part in way.parts:
        if isinstance(part, str):
            yield _escaped(part)
        else:
            yield f"{{\n{''.join(_one(option) for option in part.options)}}}"


def _unpaired(text: str) -> str:
    return _escaped(text.replace("->", "\N{RIGHTWARDS ARROW}"))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")
