"""What preparing a session needs for its parts: editors over the deck, and tests that are drawn anew."""

from dataclasses import replace

from quizapp.bootstrap import Services
from quizapp.exams.holdings import items_held
from quizapp.gui.pages.teach.plan_part_editors import ItemsEditor, PartEditor, TalkEditor
from quizapp.services.exam import QuizSetup
from quizapp.services.teach import Wanted
from quizapp.teaching.plan import Break, Part, Plan, Role, Talk, Test


def editor_for(part: Part, setup: QuizSetup | None) -> PartEditor:
    """What can be set of a part; ``setup`` is what the deck has, None where it is gone."""
    if isinstance(part, Talk | Break):
        return TalkEditor(part)
    topics = {one.topic: one.title for one in setup.topics if one.items} if setup is not None else {}
    kinds = tuple(items_held(setup.holdings, list(topics))) if setup is not None else ()
    return ItemsEditor(part, topics, kinds, tuple(setup.levels) if setup is not None else ())


def with_tests(services: Services, bare: Plan, wanted: Wanted, plan: Plan | None = None) -> Plan:
    """A plan with two tests: where its former ones stood, else at its ends."""
    made = services.teach.tests(bare, wanted.count, wanted)
    if plan is None:
        return replace(bare, parts=(made.before, *bare.parts, made.after))
    by_role = {Role.BEFORE: made.before, Role.AFTER: made.after}
    parts = tuple(by_role[part.role] if isinstance(part, Test) else part for part in plan.parts)
    return replace(plan, parts=parts)
