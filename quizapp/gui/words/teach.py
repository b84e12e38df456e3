"""Sessions in words: their parts, how a room stands, what comes next."""

from datetime import datetime, timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from quizapp.gui.words import counts as words
from quizapp.gui.words.kinds import kind_title
from quizapp.services.teach import SessionLine, State
from quizapp.teaching.acts import Act, Asked, Closed, Ended, Revealed, ScoresShown, Went
from quizapp.teaching.course import onward, question_number, step_after
from quizapp.teaching.plan import Break, Part, Plan, Questions, Role, Talk, Test
from quizapp.teaching.room import Phase, Room, Step


def _tr(text: str) -> str:
    return QCoreApplication.translate("teach", text)


def people(n: int) -> str:
    """``1 person``, ``12 people``."""
    return words.counted(n, "{n} person", "{n} people")


def questions(n: int) -> str:
    """``1 question``, ``5 questions``."""
    return words.counted(n, "{n} question", "{n} questions")


def duration(minutes: int) -> str:
    """``45 minutes``, ``2 h``, ``1 h 35 min``."""
    if minutes < 60:
        return words.minutes(minutes)
    hours, rest = divmod(minutes, 60)
    return _tr("{hours} h {minutes} min").format(hours=hours, minutes=rest) if rest else _tr("{n} h").format(n=hours)


def state_words(line: SessionLine) -> str:
    """How a session stands, and what comes next."""
    match line.state:
        case State.PREPARED:
            return _tr("Prepared. Next: print what you need, then present.")
        case State.RUNNING:
            return _tr("Begun. Next: go on where it stood.")
        case State.OVER:
            return _tr("Over. Next: its report and certificates.")
        case State.DAMAGED:
            return line.told
        case _:
            assert_never(line.state)


def part_title(part: Part) -> str:
    """What a part is called."""
    match part:
        case Test():
            return _tr("Test before") if part.role is Role.BEFORE else _tr("Test after")
        case Questions():
            return part.title or _tr("Questions")
        case Break():
            return part.title or _tr("Break")
        case Talk():
            return part.title or _tr("Talk")
        case _:
            assert_never(part)


def part_kind(part: Part) -> str:
    """What a part is, and how much."""
    match part:
        case Test():
            return _tr("Test, {questions}").format(questions=questions(len(part.items)))
        case Questions():
            return questions(len(part.items))
        case Break():
            return _tr("Break")
        case Talk():
            return _tr("Talk")
        case _:
            assert_never(part)


def plan_words(plan: Plan, now: datetime) -> str:
    """How long a session takes, and when it would end."""
    if not plan.parts:
        return _tr("Nothing is planned yet: add a part.")
    end = words.clock_time(now + timedelta(minutes=plan.minutes))
    return _tr("{parts}, about {time}. Begun now, it would end at {end}.").format(
        parts=words.counted(len(plan.parts), "{n} part", "{n} parts"), time=duration(plan.minutes), end=end
    )


def act_words(act: Act | None) -> str:  # noqa: PLR0911 - one an act
    """The one next step, as its button says it."""
    match act:
        case Went():
            return _tr("Go on")
        case Asked():
            return _tr("Take answers")
        case Closed():
            return _tr("Close answers")
        case Revealed():
            return _tr("Show the key")
        case ScoresShown():
            return _tr("Show the scores")
        case Ended():
            return _tr("End the session")
        case _:
            return _tr("Leave")


def onward_words(room: Room) -> str:
    """The next step, with where it leads where it leads elsewhere."""
    act = onward(room)
    if isinstance(act, Went) and room.phase is Phase.LOBBY:
        return _tr("Begin")
    if isinstance(act, Went):
        return _tr("Next question") if _asks(room, (act.part, act.item)) else _tr("Go on")
    if isinstance(act, Closed) and room.phase is Phase.TEST:
        return _tr("Close the test")
    return act_words(act)


def phase_words(room: Room) -> str:  # noqa: PLR0911 - one a phase
    """How the room stands, for the trainer."""
    number, of = question_number(room)
    which = _tr("Question {number} of {of}").format(number=number, of=of)
    match room.phase:
        case Phase.LOBBY:
            return _tr("People come in. Nothing has begun.")
        case Phase.TALK:
            return "" if room.part is None else part_title(room.part)
        case Phase.SHOWN:
            return _tr("{which} is shown. Let them talk.").format(which=which)
        case Phase.OPEN:
            return _tr("{which}: answers are taken.").format(which=which)
        case Phase.CLOSED:
            return _tr("{which}: answers are closed. The room sees what it chose, not the key.").format(which=which)
        case Phase.REVEALED:
            return _tr("{which}: the key is shown.").format(which=which)
        case Phase.TEST:
            return _tr("The test is being taken.")
        case Phase.TESTED:
            return _tr("The test is closed. Its key is told when the session is over.")
        case Phase.OVER:
            return _tr("The session is over. Leave when nobody loads anything any more: the report waits in the list.")
        case _:
            assert_never(room.phase)


def next_words(room: Room) -> str:
    """What stands after this, for the trainer."""
    after = step_after(room)
    if room.phase is Phase.OVER:
        return ""
    if after is None:
        return _tr("After this the session ends.")
    part = room.plan.parts[after[0]]
    if isinstance(part, Questions):
        item = part.items[after[1]]
        return _tr("Next: {title}. {kind}: {stem}").format(
            title=part_title(part), kind=kind_title(item.kind), stem=item.stem
        )
    return _tr("Next: {title}, about {time}.").format(title=part_title(part), time=duration(part.minutes))


def _asks(room: Room, step: Step) -> bool:
    return isinstance(room.plan.parts[step[0]], Questions)
