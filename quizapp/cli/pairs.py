"""``quizapp pairs``"""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from quizapp.cli.command import Command
from quizapp.cli.output import print_json, print_table
from quizapp.cli.parts import part, parts_of, run_part
from quizapp.cli.quiz_blueprint import blueprint_of, takes_blueprint
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.services.pairs import TestPair
    from quizapp.stats.gain import PersonGain

_PAIR = "the number of a pair (see quizapp pairs list)"


def _add_arguments(parser: ArgumentParser) -> None:
    parts = parts_of(parser)
    takes_blueprint(part(parts, "begin", "make two tests that share no question, and begin the first", _begin))
    second = part(parts, "second", "begin the second test of a pair whose first is finished", _second)
    second.add_argument("pair", metavar="PAIR", type=int, help=_PAIR)
    show = part(parts, "show", "what was gained between the two tests, by topic", _show)
    show.add_argument("pair", metavar="PAIR", type=int, help=_PAIR)
    listed = part(parts, "list", "the pairs of a deck, newest first", _list)
    listed.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")


def _begin(session: Session, arguments: Namespace) -> int:
    begun = session.services.pairs.begin(blueprint_of(session, arguments))
    if arguments.json:
        uneven = [{"aspect": one.aspect.value, "counts": list(one.counts)} for one in begun.uneven]
        print_json({"pair": begun.pair, "quiz": begun.sitting, "uneven": uneven})
        return 0
    print(f"Tests {begun.pair}. Sit the first with quizapp quiz sit {begun.sitting}.")
    for one in begun.uneven:
        told = " and ".join(map(str, one.counts))
        print(f"The two differ in {one.aspect.value} {one.value}: {told}. The deck has not enough that are alike.")
    return 0


def _second(session: Session, arguments: Namespace) -> int:
    sitting = session.services.pairs.begin_after(arguments.pair)
    if arguments.json:
        print_json({"pair": arguments.pair, "quiz": sitting})
    else:
        print(f"Sit the second with quizapp quiz sit {sitting}.")
    return 0


def _show(session: Session, arguments: Namespace) -> int:
    pair = session.services.pairs.pair(arguments.pair)
    if arguments.json:
        print_json(_record(pair))
        return 0
    print(_line(pair))
    if pair.topics:
        titles = pair.titles or {}
        print()
        print_table(
            ["topic", "before", "after", "change"],
            [
                (titles.get(topic, str(topic)), _percent(one.pair.before), _percent(one.pair.after), _change(one))
                for topic, one in pair.topics.items()
            ],
        )
    return 0


def _list(session: Session, arguments: Namespace) -> int:
    from quizapp.content.facts import DeckId

    pairs = session.services.pairs.all(DeckId(arguments.deck))
    for pair in pairs:
        if arguments.json:
            print_json(_record(pair))
        else:
            print(_line(pair))
    if not pairs and not arguments.json:
        print("There are no tests before and after learning yet. Begin with quizapp pairs begin DECK.")
    return 0


def _line(pair: "TestPair") -> str:
    """How a pair stands, and what to do next."""
    if pair.gain is not None:
        change = _change(pair.gain)
        told = f"{_percent(pair.gain.pair.before)} of the points before, {_percent(pair.gain.pair.after)} after"
        return f"Tests {pair.pair}: {told}" + (f"; normalised change {change}." if change else ".")
    if pair.after is not None:
        return f"Tests {pair.pair}: the second waits. Sit it with quizapp quiz sit {pair.after}."
    first = f"once the first (quizapp quiz sit {pair.before}) is finished"
    return f"Tests {pair.pair}: quizapp pairs second {pair.pair} begins the second {first}."


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _change(gain: "PersonGain") -> str:
    """``+0.50 (+0.20 to +0.70)``; nothing where all or nothing was right both times."""
    change = gain.change
    if change is None:
        return ""
    told = f"{change.value:+.2f}"
    if change.low is None or change.high is None:
        return told
    return f"{told} ({change.low:+.2f} to {change.high:+.2f})"


def _gain_record(gain: "PersonGain") -> dict[str, float | None]:
    change = gain.change
    return {
        "before": round(gain.pair.before, 4),
        "after": round(gain.pair.after, 4),
        "change": None if change is None else round(change.value, 4),
        "low": None if change is None or change.low is None else round(change.low, 4),
        "high": None if change is None or change.high is None else round(change.high, 4),
    }


def _record(pair: "TestPair") -> dict[str, object]:
    return {
        "pair": pair.pair,
        "before": pair.before,
        "after": pair.after,
        "gain": None if pair.gain is None else _gain_record(pair.gain),
        "topics": {str(topic): _gain_record(one) for topic, one in (pair.topics or {}).items()},
    }


COMMAND = Command(
    name="pairs",
    summary="a test before learning and one after, compared",
    description="Makes two tests, as alike as the deck allows, that share no question: one is sat before learning, "
    "one after. Then it tells the gain, for the whole and by topic.",
    add_arguments=_add_arguments,
    run=run_part,
)
