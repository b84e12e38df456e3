"""``quizapp find``"""

from argparse import ArgumentParser, Namespace

from quizapp.cli.command import Command, takes_deck, takes_json
from quizapp.cli.output import print_json, print_text
from quizapp.cli.session import Session


def _add_arguments(parser: ArgumentParser) -> None:
    takes_deck(parser)
    parser.add_argument(
        "query",
        help="what to look for, such as 'milk topic:hormones -is:due'; docs/search.md tells the whole language. Put "
        "-- before one that begins with a minus",
    )
    parser.add_argument("--facts", action="store_true", help="list facts instead of cards")
    parser.add_argument("--sort", default="deck", metavar="COLUMN", help="sort by text, topic, due, recall, lapses …")
    takes_json(parser)


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.facts import DeckId
    from quizapp.errors import UserError
    from quizapp.services.browse import Column, Listing

    if arguments.sort not in tuple(Column):
        raise UserError(f"There is no column “{arguments.sort}”. There are: {', '.join(Column)}.")
    listing = Listing.FACTS if arguments.facts else Listing.CARDS
    browse = session.services.browse
    found = browse.find(DeckId(arguments.deck), arguments.query, listing, Column(arguments.sort))
    if not found.numbers and not arguments.json:
        print(f"Nothing in this deck is found by “{arguments.query}”.")
    for start in range(0, len(found.numbers), _AT_ONCE):
        for row in browse.rows(found.numbers[start : start + _AT_ONCE], listing):
            if arguments.json:
                print_json(
                    {
                        "id": row.card or row.fact,
                        "fact": row.fact,
                        "text": row.text,
                        "topic": row.topic,
                        "tags": list(row.tags),
                        "state": row.state,
                        "due_in_days": row.due_in,
                        "stability_days": row.stability,
                        "recall": row.recall,
                        "lapses": row.lapses,
                        "flag": row.flag,
                        "suspended": row.suspended,
                        "marked": row.marked,
                    }
                )
            else:
                print(row.card or row.fact)
                print_text(row.text, indent=4)
    return 0


_AT_ONCE = 500

COMMAND = Command(
    name="find",
    summary="look for cards or facts",
    description="Lists the cards (or facts) of a deck that a search finds: words, topic:, tag:, is:due, flag:, "
    "rated:7, prop:s<30, missed:30, “or”, a minus for “not”, parentheses.",
    add_arguments=_add_arguments,
    run=_run,
)
