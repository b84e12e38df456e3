"""``quizapp suspend``, ``unsuspend``, ``bury``, ``unbury``, ``flag``, ``mark``, ``unmark``, ``delete``, ``undelete``,
``tag``, ``untag``, ``tags``: what a person does to cards and facts beside answering."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_json
from quizapp.cli.output import print_json
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.content.cards import CardId
    from quizapp.content.facts import DeckId, FactId
    from quizapp.services.changes import Changes
    from quizapp.services.marks import MarksService

FLAGS = ("none", "red", "orange", "green", "blue", "pink", "turquoise", "purple")
_LIBRARY_DECK = "the id of a deck in your library (see quizapp decks)"
_CARDS = "ids of cards (see quizapp cards DECK)"
_FACTS = "ids of facts (see quizapp facts DECK)"


def _told(changes: "Changes", arguments: Namespace) -> int:
    if arguments.json:
        print_json({"step": changes.step, "changed": changes.step is not None, "told": changes.undo})
    elif changes.step is None:
        print("Nothing changed: it was so already.")
    else:
        print(f"{changes.undo}. Take it back with quizapp undo.")
    return 0


def _on_cards(
    name: str, summary: str, description: str, act: "Callable[[MarksService, list[CardId]], Changes]"
) -> Command:
    def add_arguments(parser: ArgumentParser) -> None:
        parser.add_argument("cards", metavar="CARD_ID", nargs="+", help=_CARDS)
        takes_json(parser)

    def run(session: Session, arguments: Namespace) -> int:
        return _told(act(session.services.marks, arguments.cards), arguments)

    return Command(name=name, summary=summary, description=description, add_arguments=add_arguments, run=run)


def _on_facts(
    name: str, summary: str, description: str, act: "Callable[[MarksService, DeckId, list[FactId]], Changes]"
) -> Command:
    def add_arguments(parser: ArgumentParser) -> None:
        parser.add_argument("deck", metavar="DECK", help=_LIBRARY_DECK)
        parser.add_argument("facts", metavar="FACT_ID", nargs="+", help=_FACTS)
        takes_json(parser)

    def run(session: Session, arguments: Namespace) -> int:
        return _told(act(session.services.marks, arguments.deck, arguments.facts), arguments)

    return Command(name=name, summary=summary, description=description, add_arguments=add_arguments, run=run)


def _tagging(
    name: str, summary: str, description: str, act: "Callable[[MarksService, DeckId, list[FactId], list[str]], Changes]"
) -> Command:
    def add_arguments(parser: ArgumentParser) -> None:
        parser.add_argument("deck", metavar="DECK", help=_LIBRARY_DECK)
        parser.add_argument("tag", metavar="TAG", help="a tag; :: divides its levels, as in exam::spring")
        parser.add_argument("facts", metavar="FACT_ID", nargs="+", help=_FACTS)
        takes_json(parser)

    def run(session: Session, arguments: Namespace) -> int:
        changes = act(session.services.marks, arguments.deck, arguments.facts, [arguments.tag])
        return _told(changes, arguments)

    return Command(name=name, summary=summary, description=description, add_arguments=add_arguments, run=run)


def _flag_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("flag", metavar="FLAG", choices=FLAGS, help=f"one of {', '.join(FLAGS)}")
    parser.add_argument("cards", metavar="CARD_ID", nargs="+", help=_CARDS)
    takes_json(parser)


def _flag(session: Session, arguments: Namespace) -> int:
    from quizapp.content.flags import Flag

    return _told(session.services.marks.flag(arguments.cards, Flag[arguments.flag.upper()]), arguments)


def _deck_argument(parser: ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help=_LIBRARY_DECK)
    takes_json(parser)


def _unbury(session: Session, arguments: Namespace) -> int:
    return _told(session.services.marks.unbury(arguments.deck), arguments)


def _tags(session: Session, arguments: Namespace) -> int:
    tags = session.services.marks.tags(arguments.deck)
    if not tags and not arguments.json:
        print("No fact of this deck has a tag.")
    for tag in tags:
        if arguments.json:
            print_json({"tag": tag})
        else:
            print(tag)
    return 0


COMMANDS = (
    _on_cards(
        "suspend",
        "set cards aside until you take them up again",
        "Sets cards aside: they are not asked until quizapp unsuspend.",
        lambda marks, cards: marks.suspend(cards),
    ),
    _on_cards(
        "unsuspend",
        "take cards up again",
        "Takes cards up again that were set aside, by you or because they were forgotten again and again.",
        lambda marks, cards: marks.unsuspend(cards),
    ),
    _on_cards(
        "bury",
        "put cards off until tomorrow",
        "Puts cards off until the next study day.",
        lambda marks, cards: marks.bury(cards),
    ),
    Command(
        name="unbury",
        summary="bring back today what you put off",
        description="Brings back what was put off today in a deck.",
        add_arguments=_deck_argument,
        run=_unbury,
    ),
    Command(
        name="flag",
        summary="put a coloured flag on cards",
        description="Puts a flag on cards; none takes it off. The seven are Anki's.",
        add_arguments=_flag_arguments,
        run=_flag,
    ),
    _on_facts(
        "mark",
        "mark facts",
        "Marks facts, so that you can find them again.",
        lambda marks, deck, facts: marks.mark(deck, facts, on=True),
    ),
    _on_facts(
        "unmark",
        "take marks off facts",
        "Takes the marks off facts.",
        lambda marks, deck, facts: marks.mark(deck, facts, on=False),
    ),
    _on_facts(
        "delete",
        "delete facts with all their cards",
        "Deletes facts with all their cards. They stay deleted when a newer file of the deck is loaded; your answers "
        "stay in the log, and quizapp undelete brings everything back.",
        lambda marks, deck, facts: marks.delete(deck, facts),
    ),
    _on_facts(
        "undelete",
        "bring deleted facts back",
        "Brings deleted facts back with all their cards and what you had learnt, however long ago you deleted them.",
        lambda marks, deck, facts: marks.restore(deck, facts),
    ),
    _tagging(
        "tag",
        "tag facts",
        "Tags facts with words of your own. :: divides levels, as in exam::spring.",
        lambda marks, deck, facts, tags: marks.add_tags(deck, facts, tags),
    ),
    _tagging(
        "untag",
        "take a tag off facts",
        "Takes a tag off facts, and those below it. One that the deck itself gives stays off.",
        lambda marks, deck, facts, tags: marks.remove_tags(deck, facts, tags),
    ),
    Command(
        name="tags",
        summary="list the tags of a deck",
        description="Lists every tag in use in a deck.",
        add_arguments=_deck_argument,
        run=_tags,
    ),
)
