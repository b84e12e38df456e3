"""The session that is proposed for a deck: it can be held as it stands, and changed in every part."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from quizapp.content.facts import DeckId, TopicId
from quizapp.errors import UserError
from quizapp.services.exam import ExamService
from quizapp.services.teach import TeachService, Tests, Wanted
from quizapp.teaching.plan import Break, Part, Plan, Questions, Talk

TEST_ITEMS = 8
BLOCK_ITEMS = 5
TALK_SECONDS = 45
"""Peer instruction: a minute or less to convince one's neighbour before answers are taken."""

TEAMS = ("Oaks", "Willows", "Maples")
"""From the article's own picture of the breast as a tree."""


def proposed_plan(
    teach: TeachService, exam: ExamService, deck: DeckId, tell: Callable[[float], None] = lambda _share: None
) -> Plan:
    """A test before, two blocks of questions by topic with talk and a break between, the same test in another form.

    What the deck is too small for is left out; a deck without questions makes a plan with talk alone.
    """
    plan = replace(teach.new_plan(deck), teams=TEAMS)
    topics = [one for one in exam.setup(deck).topics if one.items]
    half = (len(topics) + 1) // 2
    tell(0.2)
    tests = _tests(teach, plan)
    parts: list[Part] = [] if tests is None else [tests.before]
    later: tuple[Part, ...] = () if tests is None else (tests.after,)
    tell(0.6)
    blocks = [some for some in (topics[:half], topics[half:]) if some]
    for number, some in enumerate(blocks):
        title = _joined([one.title for one in some])
        parts.append(Talk(title=title, minutes=15))
        block = _block(teach, replace(plan, parts=(*parts, *later)), title, [one.topic for one in some])
        if block is not None:
            parts.append(block)
        if number + 1 < len(blocks):
            parts.append(Break(minutes=10))
        tell(0.8)
    return replace(plan, parts=(*parts, *later) or (Talk(title=plan.heading.title),))


def _tests(teach: TeachService, plan: Plan) -> Tests | None:
    try:
        return teach.tests(plan, TEST_ITEMS)
    except UserError:
        return None  # too few items that are alike


def _block(teach: TeachService, plan: Plan, title: str, topics: Sequence[TopicId]) -> Questions | None:
    try:
        block = teach.questions(plan, title, Wanted(topics=tuple(topics), count=BLOCK_ITEMS))
    except UserError:
        return None  # its questions all stand in the tests
    return replace(block, talk_seconds=TALK_SECONDS, answer_seconds=30)


def _joined(titles: Sequence[str]) -> str:
    """The first two by name: a heading, not a list."""
    return ", ".join(titles[:2])
