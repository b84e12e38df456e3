"""``quizapp add``"""

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from quizapp.cli.command import Command
from quizapp.cli.output import counted
from quizapp.cli.session import Session
from quizapp.content.facts import DeckId, TopicId
from quizapp.errors import UserError


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")
    parser.add_argument("--statement", metavar="TEXT", default="", help="the fact; {{1:words}} makes a gap")
    parser.add_argument("--question", metavar="TEXT", action="append", default=[], help="a question; may repeat")
    parser.add_argument("--answer", metavar="TEXT", action="append", default=[], help="its answer, in the same order")
    parser.add_argument("--reverse", action="store_true", help="ask the questions the other way round too")
    parser.add_argument("--why", metavar="TEXT", default="", help="why it matters")
    parser.add_argument("--topic", metavar="TOPIC", default="", help="a topic's id, or the title of a new one")
    parser.add_argument("--tag", metavar="TAG", action="append", default=[], help="a tag; may repeat")


def _run(session: Session, arguments: Namespace) -> int:
    from quizapp.content.drafts import Draft, DraftAsk

    if len(arguments.question) != len(arguments.answer):
        raise UserError(
            f"There are {counted(len(arguments.question), 'question')} and "
            f"{counted(len(arguments.answer), 'answer')}: each --question needs an --answer. Nothing was added."
        )
    deck = session.services.library.deck(arguments.deck)
    known = TopicId(arguments.topic) in deck.topic_by_id
    draft: Draft = replace(
        Draft(deck=DeckId(arguments.deck), topic=deck.topics[-1].id),
        statement=arguments.statement,
        why=arguments.why,
        tags=tuple(arguments.tag),
        asks=tuple(
            DraftAsk(question=question, answer=answer, reverse=arguments.reverse)
            for question, answer in zip(arguments.question, arguments.answer, strict=True)
        ),
        new_topic="" if known else arguments.topic,
    )
    if known:
        draft = replace(draft, topic=TopicId(arguments.topic))
    for sentence in session.services.authoring.problems(draft).values():
        raise UserError(f"{sentence} Nothing was added.")
    saved = session.services.authoring.save(draft)
    cards = session.services.library.detail(draft.deck, saved.fact).cards
    print(f"Added {saved.fact} to {arguments.deck}: {counted(len(cards), 'flashcard')}.")
    return 0


COMMAND = Command(
    name="add",
    summary="add a fact of your own to a deck",
    description="Adds a fact of your own to a deck of your library: a statement, perhaps with gaps, or questions with "
    "their answers, or both. It stays when a newer file of the deck comes, and `quizapp undo` takes it back.",
    add_arguments=_add_arguments,
    run=_run,
)
