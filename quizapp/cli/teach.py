"""``quizapp teach``: sessions prepared, told and put away. They are held in the window."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.command import Command, takes_kinds
from quizapp.cli.output import counted, print_json, print_table
from quizapp.cli.parts import part, parts_of, run_part
from quizapp.cli.session import Session
from quizapp.cli.teach_papers import (
    run_certificates,
    run_papers,
    session_named,
    takes_certificates,
    takes_papers,
    takes_report_file,
    write_report,
)

if TYPE_CHECKING:
    from quizapp.teaching.plan import Plan

_SESSION = "the name of a session (see quizapp teach list)"


def _add_arguments(parser: ArgumentParser) -> None:
    parts = parts_of(parser)
    part(parts, "list", "the sessions, newest first", _list)
    _takes_plan(part(parts, "plan", "make a session's plan and save it; prints its name", _plan))
    for name, summary, run in (
        ("show", "a session's plan, with its questions", _show),
        ("copy", "a new session of the same plan, for today", _copy),
        ("anonymise", "take every name out of a session, for good", _anonymise),
        ("delete", "delete a session and all it says of people, for good", _delete),
    ):
        part(parts, name, summary, run).add_argument("session", metavar="SESSION", help=_SESSION)
    report = part(parts, "report", "who was there, what was gained, what to teach again", _report)
    report.add_argument("session", metavar="SESSION", help=_SESSION)
    report.add_argument("--anonymous", action="store_true", help="leave the names out")
    takes_report_file(report)
    takes_papers(part(parts, "papers", "what is handed out, as PDF: cards, sheets, tests, key, bingo, …", run_papers))
    takes_certificates(
        part(parts, "certificates", "a certificate for everybody who attended, as PDF", run_certificates)
    )
    archive = part(parts, "archive", "write a session as one file that can be carried about", _archive)
    archive.add_argument("session", metavar="SESSION", help=_SESSION)
    archive.add_argument("file", metavar="FILE", type=Path, help="where to write it; the names are in it")
    bring = part(parts, "bring-in", "bring in a session that was archived", _bring_in)
    bring.add_argument("file", metavar="FILE", type=Path)


def _takes_plan(parser: ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help="the id of a deck in your library (see quizapp decks)")
    parser.add_argument("--title", default="", help="what the session is called (the deck's title if not given)")
    parser.add_argument("--date", type=_day, metavar="DATE", help="such as 2026-11-29 (today if not given)")
    for name, what in (
        ("trainer", "who teaches"),
        ("place", "where"),
        ("provider", "who provides the training, for certificates"),
        ("address", "the provider's address, for certificates"),
        ("approval", "the approver's statement, word for word, for certificates"),
    ):
        parser.add_argument(f"--{name}", default="", help=what)
    parser.add_argument("--hours", type=_hours, default=0.0, metavar="N", help="contact hours, for certificates")
    parser.add_argument(
        "--participants", type=Path, metavar="FILE", help="a list of names: a text or a table, in any encoding"
    )
    parser.add_argument("--team", action="append", default=[], metavar="NAME", help="a team; may be given again")
    parser.add_argument(
        "--topic", action="append", default=[], metavar="TOPIC", help="only of this topic; again for more"
    )
    takes_kinds(parser)
    parser.add_argument(
        "--questions", type=_count, default=10, metavar="N", help="for the whole room (10 if not given)"
    )
    parser.add_argument(
        "--tests", type=_count, default=0, metavar="N", help="a test before and one after, of N questions"
    )
    parser.add_argument(
        "--break", dest="minutes", type=_count, default=0, metavar="MIN", help="a break, before the end"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="draws the questions; the same number gives the same")


def _list(session: Session, arguments: Namespace) -> int:
    lines = session.services.teach.sessions()
    if arguments.json:
        for one in lines:
            print_json(
                {
                    "session": one.id,
                    "title": one.title,
                    "date": one.on.isoformat(),
                    "state": one.state.value,
                    "people": one.people,
                    "minutes": one.minutes,
                    "anonymous": one.anonymous,
                }
            )
    elif not lines:
        print("No session is prepared yet.")
    else:
        rows = [(one.id, one.on.isoformat(), one.state.value, one.people, one.told or one.title) for one in lines]
        print_table(("Session", "Date", "State", "People", "Title"), rows)
    return 0


def _plan(session: Session, arguments: Namespace) -> int:
    teach = session.services.teach
    plan, notes = _made(session, arguments)
    name = teach.save(plan)
    if arguments.json:
        print_json({"session": name, "minutes": plan.minutes, "notes": notes})
        return 0
    for note in notes:
        print(note)
    print(f"{name}: {counted(len(plan.parts), 'part')}, about {counted(plan.minutes, 'minute')}.")
    return 0


def _made(session: Session, arguments: Namespace) -> "tuple[Plan, list[str]]":
    from dataclasses import replace

    from quizapp.content.facts import DeckId, TopicId
    from quizapp.services.teach import Wanted
    from quizapp.teaching.plan import Break, Part

    teach, notes = session.services.teach, list[str]()
    plan = teach.new_plan(DeckId(arguments.deck), arguments.title, arguments.date)
    said = {name: getattr(arguments, name) for name in ("trainer", "place", "provider", "address", "approval")}
    plan = replace(
        plan, heading=replace(plan.heading, contact_hours=arguments.hours, **said), teams=tuple(arguments.team)
    )
    if arguments.participants is not None:
        roster = teach.roster(_content(arguments.participants))
        plan, notes = replace(plan, participants=roster.names), [*roster.notes]
    wanted = Wanted(
        topics=tuple(map(TopicId, arguments.topic)),
        kinds=tuple(arguments.kind),
        count=arguments.questions,
        seed=arguments.seed,
    )
    before, middle, after = list[Part](), list[Part](), list[Part]()
    if arguments.tests:
        tests = teach.tests(plan, arguments.tests, wanted)
        before, after = [tests.before], [tests.after]
        notes += [
            f"The tests differ in {one.aspect.value} {one.value}: {', '.join(map(str, one.counts))}."
            for one in tests.uneven
        ]
    if arguments.questions:
        middle = [teach.questions(replace(plan, parts=(*before, *after)), "Questions", wanted)]
    if arguments.minutes:
        middle.append(Break(minutes=arguments.minutes))
    return replace(plan, parts=(*before, *middle, *after)), notes


def _show(session: Session, arguments: Namespace) -> int:
    from quizapp.cli.teach_told import plan_record, print_plan

    plan = session.services.teach.plan(session_named(arguments))
    if arguments.json:
        print_json(plan_record(plan))
    else:
        print_plan(plan)
    return 0


def _report(session: Session, arguments: Namespace) -> int:
    if arguments.file is not None:
        return write_report(session, arguments)
    from quizapp.cli.teach_told import print_report, report_record

    report = session.services.teach.report(session_named(arguments), anonymous=arguments.anonymous)
    if arguments.json:
        print_json(report_record(report))
    else:
        print_report(report)
    return 0


def _copy(session: Session, arguments: Namespace) -> int:
    return _done(arguments, session.services.teach.copy(session_named(arguments)))


def _archive(session: Session, arguments: Namespace) -> int:
    session.services.teach.archive(session_named(arguments), arguments.file)
    return _done(arguments, arguments.file)


def _bring_in(session: Session, arguments: Namespace) -> int:
    return _done(arguments, session.services.teach.bring_in(arguments.file))


def _anonymise(session: Session, arguments: Namespace) -> int:
    session.services.teach.anonymise(session_named(arguments))
    return _done(arguments, f"No name is left in {arguments.session}.")


def _delete(session: Session, arguments: Namespace) -> int:
    session.services.teach.delete(session_named(arguments))
    return _done(arguments, f"{arguments.session} is deleted.")


def _done(arguments: Namespace, told: object) -> int:
    if arguments.json:
        print_json({arguments.part: str(told)})
    else:
        print(told)
    return 0


def _content(file: Path) -> bytes:
    from quizapp.errors import UserError

    try:
        return file.read_bytes()
    except OSError as error:
        raise UserError(f"{file} could not be read: {error.strerror or error}. Nothing was saved.") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; write it like 2026-11-29") from None


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text) <= 300:
        raise ArgumentTypeError(f"{text!r} cannot be; say a number from 0 to 300")
    return int(text)


def _hours(text: str) -> float:
    try:
        hours = float(text.replace(",", "."))
    except ValueError:
        hours = -1.0
    if not 0 <= hours < 1000:
        raise ArgumentTypeError(f"{text!r} are no hours; say a number such as 1.5")
    return hours


COMMAND = Command(
    name="teach",
    summary="prepare training sessions, and read what came of them",
    description="Prepares training sessions, tells what came of those that were held, and puts them away. A session is "
    "held in the window. Each is one file in your profile; who was there stands in no other place, and nothing of it "
    "leaves this computer unless you archive it.",
    add_arguments=_add_arguments,
    run=run_part,
)
