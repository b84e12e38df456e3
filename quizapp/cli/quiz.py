"""``quizapp quiz``: make, sit, report."""

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_json, takes_kinds
from quizapp.cli.output import counted, print_json, print_table
from quizapp.cli.session import Session

if TYPE_CHECKING:
    from quizapp.exams.blueprint import Blueprint, Share

_ONLY = ("never_seen", "missed", "flagged", "uncertain")
_LEVELS = ("recall", "cause", "sequence", "contrast", "application")
_SITTING = "the number of a quiz (see quizapp quiz history)"

_Part = Callable[[Session, Namespace], int]


def _add_arguments(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", metavar="PART", required=True)
    make = _part(parts, "make", "start a quiz; prints its number and first question", _make)
    _takes_blueprint(make)
    make.add_argument("--save", metavar="NAME", help="keep what it is made of as a template instead of starting it")
    check = _part(parts, "check", "whether a quiz can be made so; what lacks, and the nearest that can", _check)
    _takes_blueprint(check)
    sit = _part(parts, "sit", "sit a quiz: the answers are read line by line", _sit)
    sit.add_argument("sitting", metavar="QUIZ", type=int, help=_SITTING)
    answer = _part(parts, "answer", "answer one question of a quiz", _answer)
    answer.add_argument("sitting", metavar="QUIZ", type=int, help=_SITTING)
    answer.add_argument("item", metavar="N", type=int, help="the number of the question, counted from 1")
    answer.add_argument("chosen", metavar="OPTION", nargs="*", help="ids of options, or the text of a fill-in")
    answer.add_argument("--certainty", type=int, choices=(1, 2, 3), help="how sure you are")
    finish = _part(parts, "finish", "close a quiz, and print its report", _finish)
    finish.add_argument("sitting", metavar="QUIZ", type=int, help=_SITTING)
    report = _part(parts, "report", "the report of a finished quiz", _report)
    report.add_argument("sitting", metavar="QUIZ", type=int, help=_SITTING)
    report.add_argument("--csv", metavar="FILE", type=Path, help="write the questions as a table instead")
    history = _part(parts, "history", "the finished quizzes of a deck, with their trend", _history)
    history.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")
    history.add_argument("--csv", metavar="FILE", type=Path, help="write them as a table instead")
    _part(parts, "templates", "what quizzes are made of, saved", _templates)
    rename = _part(parts, "rename", "give a template another name", _rename)
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new", metavar="NEW")
    delete = _part(parts, "delete", "forget a template", _delete)
    delete.add_argument("name", metavar="NAME")


def _part(parts: "_SubParsersAction[ArgumentParser]", name: str, summary: str, run: _Part) -> ArgumentParser:
    parser = parts.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False)
    parser.set_defaults(run_part=run)
    parser.add_argument("--profile", metavar="DIR", default=SUPPRESS, help=SUPPRESS)
    parser.add_argument("--person", metavar="NAME", default=SUPPRESS, help=SUPPRESS)
    takes_json(parser)
    return parser


def _takes_blueprint(parser: ArgumentParser) -> None:
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


def _run(session: Session, arguments: Namespace) -> int:
    run: _Part = arguments.run_part
    return run(session, arguments)


def _blueprint(session: Session, arguments: Namespace) -> "Blueprint":
    from dataclasses import replace

    from quizapp.content.facts import DeckId, Level, TopicId
    from quizapp.errors import UserError
    from quizapp.exams.blueprint import Mode
    from quizapp.exams.conditions import Conditions
    from quizapp.exams.standing import Standing

    setup = session.services.exam.setup(DeckId(arguments.deck))
    known = [str(choice.topic) for choice in setup.topics]
    for topic in arguments.topic:
        if topic not in known:
            raise UserError(f"The deck has no topic “{topic}”. Nothing was started. It has: {', '.join(known)}.")
    if arguments.length is not None and arguments.length < 1:
        raise UserError(f"A quiz has at least one question, not {arguments.length}. Nothing was started.")
    if arguments.template is not None:
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
        seed=setup.proposed.seed if arguments.seed is None else arguments.seed,
        conditions=Conditions(
            item_seconds=arguments.item_seconds,
            whole_seconds=arguments.seconds,
            pause=not arguments.no_pause,
            back=not arguments.no_back,
            certainty=arguments.certainty,
        ),
    )


def _make(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.quiz_told import print_view, view_record

    blueprint = _blueprint(session, arguments)
    if arguments.save is not None:
        former = session.services.templates.save(arguments.save, blueprint)
        if arguments.json:
            print_json({"saved": arguments.save, "replaced": None if former is None else former.name})
        else:
            print(f"Saved as “{arguments.save}”." + ("" if former is None else " It took the place of another."))
        return 0
    view = session.services.exam.start(blueprint)
    session.services.exam.leave(view.sitting)
    if arguments.json:
        print_json(view_record(view))
    else:
        print(f"Quiz {view.sitting}, {counted(view.total, 'question')}. Sit it with quizapp quiz sit {view.sitting}.\n")
        print_view(view)
    return 0


def _check(session: Session, arguments: Namespace) -> int:
    blueprint = _blueprint(session, arguments)
    found = session.services.exam.filling(blueprint)
    nearest = found.nearest
    if arguments.json:
        print_json(
            {
                "there": found.there,
                "length": found.length,
                "lacks": [
                    {"aspect": one.aspect.value, "value": one.value, "wanted": one.wanted, "there": one.there}
                    for one in found.lacks
                ],
                "nearest": None
                if nearest is None
                else {
                    "length": nearest.length,
                    "shares": {f"{one.aspect}:{one.value}": one.weight for one in nearest.shares},
                },
            }
        )
    elif not found.lacks:
        print(f"{counted(found.length, 'question')} of {found.there:,} that fit.")
    else:
        print_table(
            ["lacks", "there", "wanted"], [(f"{one.aspect}: {one.value}", one.there, one.wanted) for one in found.lacks]
        )
        if nearest is not None:
            shares = ", ".join(f"{one.value} {one.weight}" for one in nearest.shares)
            print(f"The nearest that can be made: {counted(nearest.length, 'question')} ({shares}).")
    return 1 if found.lacks else 0


def _sit(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.quiz_sit import sit
    from quizapp.exams.sitting import SittingId

    return sit(session.services, SittingId(arguments.sitting), as_json=arguments.json)


def _answer(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.quiz_sit import answered
    from quizapp.cli.quiz_told import print_view, view_record
    from quizapp.exams.sitting import SittingId

    view = answered(
        session.services, SittingId(arguments.sitting), arguments.item - 1, arguments.chosen, arguments.certainty
    )
    if arguments.json:
        print_json(view_record(view))
    else:
        print_view(view)
    return 0 if view.notice is None else 1


def _finish(session: Session, arguments: Namespace) -> int:
    from quizapp.exams.sitting import SittingId

    session.services.exam.finish(SittingId(arguments.sitting))
    return _report(session, Namespace(**{**vars(arguments), "csv": None}))


def _report(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.quiz_told import print_report, report_record
    from quizapp.exams.sitting import SittingId

    number, results = SittingId(arguments.sitting), session.services.results
    if arguments.csv is not None:
        print(results.write_report(number, arguments.csv))
    elif arguments.json:
        print_json(report_record(results.report(number)))
    else:
        print_report(results.report(number))
    return 0


def _history(session: Session, arguments: Namespace) -> int:
    from quizapp.content.facts import DeckId

    results = session.services.results
    if arguments.csv is not None:
        print(results.write_history(DeckId(arguments.deck), arguments.csv))
        return 0
    history = results.history(DeckId(arguments.deck))
    points = {one.sitting: one for one in history.trend}
    if arguments.json:
        for one in history.past:
            print_json(
                {
                    "quiz": one.sitting,
                    "finished": one.finished_at.isoformat(),
                    "mode": one.mode,
                    "questions": one.items,
                    "earned": one.earned,
                    "possible": one.possible,
                    "mean_of_five": round(points[one.sitting].mean, 4),
                }
            )
    elif not history.past:
        print("No quiz of this deck is finished yet.")
    else:
        rows = [
            (
                one.sitting,
                f"{one.finished_at:%Y-%m-%d %H:%M}",
                one.mode,
                one.items,
                f"{one.earned:g} of {one.possible:g}",
            )
            for one in history.past
        ]
        print_table(["quiz", "finished", "mode", "questions", "points"], rows)
    return 0


def _templates(session: Session, arguments: Namespace) -> int:
    from quizapp.exams.records import blueprint_to_record

    for one in session.services.templates.all():
        if arguments.json:
            print_json({"name": one.name, **blueprint_to_record(one.blueprint)})
        else:
            print(f"{one.name}: {counted(one.blueprint.length, 'question')} of {one.blueprint.deck}")
    return 0


def _rename(session: Session, arguments: Namespace) -> int:
    one = session.services.templates.rename(arguments.name, arguments.new)
    if arguments.json:
        print_json({"name": one.name})
    else:
        print(f"It is called “{one.name}” now.")
    return 0


def _delete(session: Session, arguments: Namespace) -> int:
    one = session.services.templates.delete(arguments.name)
    if arguments.json:
        print_json({"deleted": None if one is None else one.name})
    else:
        print("There was none." if one is None else f"“{one.name}” was deleted.")
    return 0


COMMAND = Command(
    name="quiz",
    summary="make quizzes, sit them, and see what they say",
    description="Makes a quiz of what you choose, reads your answers, and prints the report. A sitting that is left "
    "waits; its clock stands meanwhile.",
    add_arguments=_add_arguments,
    run=_run,
)
