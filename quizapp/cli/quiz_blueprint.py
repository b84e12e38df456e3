"""What a quiz is to be made of, as the command line says it."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from quizapp.cli.command import takes_kinds
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.exams.blueprint import Blueprint, Share

_ONLY = ("never_seen", "missed", "flagged", "uncertain")
_LEVELS = ("recall", "cause", "sequence", "contrast", "application")


def takes_blueprint(parser: ArgumentParser) -> None:
    """The deck, and everything that a quiz can be made by."""
    parser.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")
    parser.add_argument("--template", metavar="NAME", help="begin with what was saved under this name")
    parser.add_argument("--length", type=int, metavar="N", help="how many questions")
    parser.add_argument(
        "--topic", action="append", default=[], metavar="TOPIC", help="of this topic; may be given again"
    )
    takes_kinds(parser)
    parser.add_argument("--level", action="append", default=[], choices=_LEVELS, help="may be given again")
    parser.add_argument(
        "--only", action="append", default=[], choices=_ONLY, help="of which one of these holds; may be given again"
    )
    parser.add_argument(
        "--share",
        action="append",
        default=[],
        type=_share,
        metavar="topic:NAME=N",
        help="so large a part has this topic (or kind:, or level:), kept exactly; may be given again",
    )
    parser.add_argument("--exam", action="store_true", help="rationales at the end, not after each question")
    parser.add_argument(
        "--adaptive", action="store_true", help="each question is chosen after your answers: what tells most about you"
    )
    parser.add_argument("--item-seconds", type=int, metavar="N", help="time for each question")
    parser.add_argument("--seconds", type=int, metavar="N", help="time for the whole")
    parser.add_argument("--no-pause", action="store_true", help="the clock cannot be stopped")
    parser.add_argument("--no-back", action="store_true", help="a question that was left is closed")
    parser.add_argument("--certainty", action="store_true", help="each answer says how sure it is")
    parser.add_argument("--seed", type=int, metavar="N", help="draws the questions; the same number gives the same")


def _share(text: str) -> "Share":
    from quizapp.exams.aspects import Aspect
    from quizapp.exams.blueprint import Share

    what, _, weight = text.rpartition("=")
    aspect, _, value = what.partition(":")
    if aspect not in set(Aspect) or not value or not weight.isdecimal():
        raise ArgumentTypeError(f"{text!r} is no share; write it like topic:hormones=3 or level:recall=1")
    return Share(aspect=Aspect(aspect), value=value, weight=int(weight))


def _chooses_more(arguments: Namespace) -> bool:
    """Whether anything is chosen that a template says already."""
    many = (arguments.topic, arguments.kind, arguments.level, arguments.only, arguments.share)
    limits = (arguments.item_seconds, arguments.seconds)
    switches = (arguments.exam, arguments.adaptive, arguments.no_pause, arguments.no_back, arguments.certainty)
    return any(many) or any(one is not None for one in limits) or any(switches)


def blueprint_of(session: Session, arguments: Namespace) -> "Blueprint":
    """The blueprint that was asked for. UserError for what cannot be."""
    from dataclasses import replace

    from quizapp.content.facts import DeckId, Level, TopicId
    from quizapp.errors import UserError
    from quizapp.exams.aspects import Aspect
    from quizapp.exams.blueprint import Mode
    from quizapp.exams.conditions import Conditions
    from quizapp.exams.standing import Standing

    setup = session.services.exam.setup(DeckId(arguments.deck))
    known = [str(choice.topic) for choice in setup.topics]
    shared = [share.value for share in arguments.share if share.aspect is Aspect.TOPIC]
    for topic in (*arguments.topic, *shared):
        if topic not in known:
            raise UserError(f"The deck has no topic “{topic}”. Nothing was started. It has: {', '.join(known)}.")
    if arguments.length is not None and arguments.length < 1:
        raise UserError(f"A quiz has at least one question, not {arguments.length}. Nothing was started.")
    if arguments.adaptive and arguments.exam:
        raise UserError(
            "An exam cannot be adaptive: its answers can be changed until it ends. Nothing was started. Leave out "
            "--exam or --adaptive."
        )
    if arguments.adaptive and arguments.share:
        raise UserError(
            "Adaptive practice follows your answers and keeps no shares. Nothing was started. Leave out --share or "
            "--adaptive."
        )
    if arguments.template is not None:
        if _chooses_more(arguments):
            raise UserError(
                "Beside --template only --length and --seed are taken: the rest is as it was saved. Nothing was "
                "started. Leave out the others, or leave out --template."
            )
        saved = session.services.templates.named(arguments.template).blueprint
        return replace(
            saved,
            deck=setup.deck,
            seed=setup.proposed.seed if arguments.seed is None else arguments.seed,
            length=arguments.length or saved.length,
        )
    return replace(
        setup.proposed,
        length=arguments.length or setup.proposed.length,
        topics=tuple(map(TopicId, arguments.topic)),
        kinds=tuple(arguments.kind),
        levels=tuple(map(Level, arguments.level)),
        standings=tuple(map(Standing, arguments.only)),
        shares=tuple(arguments.share),
        mode=Mode.EXAM if arguments.exam else Mode.TUTOR,
        adaptive=arguments.adaptive,
        seed=setup.proposed.seed if arguments.seed is None else arguments.seed,
        conditions=Conditions(
            item_seconds=arguments.item_seconds,
            whole_seconds=arguments.seconds,
            pause=not arguments.no_pause,
            back=not arguments.no_back,
            certainty=arguments.certainty,
        ),
    )
