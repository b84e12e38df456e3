"""``quizapp forms``"""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_deck, takes_json, takes_kinds
from quizapp.cli.output import counted, print_json, print_table, print_text
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.content.deck import Deck
    from quizapp.content.facts import TopicId
    from quizapp.content.items import Item
    from quizapp.exams.forms import Form, ParallelForms, Uneven


def _up_to(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise ArgumentTypeError(f"{text!r} cannot be; say a number from 1 to {most}")
        return int(text)

    return number


def _add_arguments(parser: ArgumentParser) -> None:
    takes_deck(parser)
    takes_json(parser)
    parser.add_argument("--count", type=_up_to(26), default=2, metavar="N", help="how many forms (2 if not given)")
    parser.add_argument(
        "--length", type=_up_to(1000), default=30, metavar="N", help="how many items each has (30 if not given)"
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="draws the items; the same number gives the same forms"
    )
    parser.add_argument(
        "--topic", action="append", default=[], metavar="TOPIC", help="only items of this topic; may be given again"
    )
    takes_kinds(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from random import Random

    from quizapp.content.generators import items_of
    from quizapp.exams.blueprint import Blueprint, Mode
    from quizapp.exams.forms import parallel_forms

    deck = session.deck(arguments.deck)
    blueprint = Blueprint(
        deck=deck.id,
        topics=_topics(deck, arguments.topic),
        length=arguments.length,
        mode=Mode.EXAM,
        seed=arguments.seed,
        kinds=tuple(arguments.kind),
    )
    made = parallel_forms(blueprint, items_of(deck, arguments.seed), arguments.count, Random(arguments.seed))
    if arguments.json:
        for form in made.forms:
            for number, item in enumerate(form.items, start=1):
                print_json(_record(form, number, item))
    else:
        _print(deck, made)
    return 0


def _topics(deck: "Deck", names: list[str]) -> "tuple[TopicId, ...]":
    from quizapp.errors import UserError

    known = {str(topic.id): topic.id for topic in deck.topics}
    for name in names:
        if name not in known:
            raise UserError(f"The deck has no topic '{name}'. It has: {', '.join(known)}.")
    return tuple(known[name] for name in names)


def _record(form: "Form", number: int, item: "Item") -> dict[str, object]:
    from quizapp.exams.forms import key_position

    return {
        "form": form.number,
        "number": number,
        "id": item.id,
        "kind": item.kind.value,
        "fact_ids": list(item.facts),
        "topic": item.topic,
        "level": item.level.value,
        "key_position": key_position(item),
        "stem": item.stem,
    }


def _print(deck: "Deck", made: "ParallelForms") -> None:
    print_table(["", *(f"form {form.number}" for form in made.forms)], _summary(deck, made.forms))
    for form in made.forms:
        print(f"\nForm {form.number}, {counted(len(form.items), 'item')}")
        for number, item in enumerate(form.items, start=1):
            print(f"{number:>4}. {item.id}")
            print_text(item.stem, indent=6)
    if made.uneven:
        print("\nThe bank has not enough items that are alike, so the forms differ in these:")
        for one in made.uneven:
            print_text(f"{_name(deck, one)}: {', '.join(map(str, one.counts))}", indent=4)


def _summary(deck: "Deck", forms: "tuple[Form, ...]") -> Iterator[list[object]]:
    """Rows for topics, kinds, levels and key positions, each with its count in every form."""
    from quizapp.exams.aspects import Aspect
    from quizapp.exams.forms import key_position

    titles = {str(topic.id): topic.title for topic in deck.topics}
    for aspect in Aspect:
        counted_by_form = [Counter(aspect.of(item) for item in form.items) for form in forms]
        values = dict.fromkeys(value for counts in counted_by_form for value in sorted(counts))
        for value in values:
            words = titles[value] if aspect is Aspect.TOPIC else value.replace("_", " ")
            yield [f"{aspect.value}: {words}", *(counts[value] for counts in counted_by_form)]
    keys = [Counter(_letter(key_position(item)) for item in form.items if _has_letter(item)) for form in forms]
    for letter in sorted({letter for counts in keys for letter in counts}):
        yield [f"key of a single best answer: {letter}", *(counts[letter] for counts in keys)]


def _has_letter(item: "Item") -> bool:
    from quizapp.content.items import SingleBestAnswer

    return isinstance(item, SingleBestAnswer)


def _letter(position: int | None) -> str:
    return "ABCDEFGHIJ"[position - 1] if position else ""


def _name(deck: "Deck", uneven: "Uneven") -> str:
    titles = {str(topic.id): topic.title for topic in deck.topics}
    return f"{uneven.aspect.value} {titles.get(uneven.value, uneven.value).replace('_', ' ')}"


COMMAND = Command(
    name="forms",
    summary="make parallel forms of an exam",
    description="Makes two forms of an exam or more that are built alike and share no item, as for a test before and "
    "one after teaching: each form has as many items of every topic, kind and level, no item gives another of its form "
    "away, and right options stand equally often in every position. How hard the items are is not compared. Where the "
    "deck has too few items that are alike, it says in what the forms differ. Writes nothing.",
    add_arguments=_add_arguments,
    run=_run,
)
