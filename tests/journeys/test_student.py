"""A student for a month: grades, undoes, edits, sets aside, flags, deletes, tags, starts anew, in two windows, while
newer deck files come. After each thing done the profile verifies and rebuilding changes nothing, and undoing a whole
day gives back its morning."""

import json
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from quizapp import bootstrap
from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.facts import FactId, TopicId
from quizapp.content.flags import Flag
from quizapp.errors import UserError
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.changes import Changes
from quizapp.services.study import Asking
from tests import builders
from tests.storage.own import store_own
from tests.storage.profiles import TOWNS, SetClock, fact_text, write_deck
from tests.storage.tables import everything

DAYS = 30
FACTS = st.sets(
    st.sampled_from([FactId(name) for name in ("F1", "F2", "F3", "F4", "F5", "F6", "my-1")]), min_size=1, max_size=3
)
CARDS = st.sets(
    st.sampled_from(
        [
            *(CardId(f"towns/F{n}/{v}") for n in range(1, 7) for v in ("recall-1", "reverse-1", "cloze-1", "cloze-2")),
            *(CardId(f"towns/my-{n}/cloze-{k}") for n in (1, 2) for k in (1, 2)),
        ]
    ),
    min_size=1,
    max_size=4,
)
TAGS = st.sampled_from(["exam", "exam::spring", "Exam::autumn", "hard", "core"])
TEXTS = {
    "statement": ["Mine.", "Town lies on river."],
    "why": ["Because of boats.", ""],
    "ask-1.question": ["Which town?", "Where?"],
    "ask-1.reverse": ["Which river?", ""],
    "cloze-1": ["{{1:One}}.", "{{1:One}} and {{3:three}}.", "{{2:Two}} {{2:two}}."],
}
EDITS = st.sampled_from([(path, text) for path, texts in TEXTS.items() for text in texts])


def with_tags(number: int, tags: Collection[str], **fact: bool) -> str:
    """A fact of the towns with tags of the deck's."""
    return fact_text(number, **fact).replace("paragraph =", f"tags = {json.dumps(sorted(tags))}\nparagraph =")  # type: ignore[arg-type]


class Student(RuleBasedStateMachine):
    """``morning`` is the profile as the study day found it; None once a deck file came, which is no step of theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="quizapp-student-"))
        self.clock = SetClock()
        self.last_day = self.clock.now + timedelta(days=DAYS)
        self.morning: dict[str, set[tuple[object, ...]]] | None = None
        self.shipped = patch.object(bootstrap, "shipped_decks", lambda: self.folder / "none")
        self.shipped.start()

    @initialize()
    def begin(self) -> None:
        self.windows = [self.opened()]
        self.services.library.load(write_deck(self.folder / "towns"))
        # Leeches and reviews come soon, so that a month of few answers has them.
        chosen = replace(self.services.settings.current(), leech_lapses=2, learning_steps_minutes=(1,))
        self.services.settings.change(chosen)
        self.windows.append(self.opened())
        self.morning = everything(self.services)

    def opened(self) -> Services:
        services = bootstrap.open_services(self.folder / "profile", self.clock)
        services._opened.database.connection.execute("PRAGMA synchronous = OFF")
        return services

    @property
    def services(self) -> Services:
        """The window that the student works in."""
        return self.windows[0]

    def teardown(self) -> None:
        for window in getattr(self, "windows", ()):
            window.close()
        self.shipped.stop()
        shutil.rmtree(self.folder)

    # --- what a student does ----------------------------------------------------------------------------------------

    @rule(grades=st.lists(st.sampled_from(Grade), min_size=1, max_size=8))
    def study(self, grades: list[Grade]) -> None:
        step = self.services.study.begin(Selection(deck=TOWNS))
        for grade in grades:
            if isinstance(step, Asking):
                step = self.services.study.grade(grade, 1_000)
                self.clock.forward(seconds=20)

    @rule(cards=CARDS, grade=st.sampled_from(Grade))
    def answer(self, cards: set[CardId], grade: Grade) -> None:
        for card in sorted(cards):
            try:
                self.services.study.answer(card, grade)
            except UserError as error:
                assert "Nothing was stored" in str(error)  # noqa: PT017 - it may also succeed

    @rule(card=CARDS, lapses=st.integers(1, 4))
    def forget_again_and_again(self, card: set[CardId], lapses: int) -> None:
        for _ in range(lapses):
            self.answer({min(card)}, Grade.AGAIN)
            self.answer({min(card)}, Grade.EASY)

    @rule(cards=CARDS, which=st.sampled_from(["suspend", "unsuspend", "bury", "unbury"]))
    def set_aside(self, cards: set[CardId], which: str) -> None:
        marks = self.services.marks
        if which == "unbury":
            self.told(marks.unbury(TOWNS))
        else:
            self.perhaps(lambda: getattr(marks, which)(cards))

    @rule(cards=CARDS, flag=st.sampled_from(Flag))
    def flag(self, cards: set[CardId], flag: Flag) -> None:
        self.perhaps(lambda: self.services.marks.flag(cards, flag))

    @rule(facts=FACTS, on=st.booleans())
    def mark(self, facts: set[FactId], on: bool) -> None:
        self.perhaps(lambda: self.services.marks.mark(TOWNS, facts, on=on))

    @rule(facts=FACTS)
    def delete(self, facts: set[FactId]) -> None:
        self.perhaps(lambda: self.services.marks.delete(TOWNS, facts))

    @rule(facts=FACTS)
    def bring_back(self, facts: set[FactId]) -> None:
        self.perhaps(lambda: self.services.marks.restore(TOWNS, facts))

    @rule(facts=FACTS, tag=TAGS, other=TAGS, which=st.sampled_from(["add", "remove", "rename"]))
    def tag(self, facts: set[FactId], tag: str, other: str, which: str) -> None:
        marks = self.services.marks
        match which:
            case "add":
                self.perhaps(lambda: marks.add_tags(TOWNS, facts, (tag, other)))
            case "remove":
                self.perhaps(lambda: marks.remove_tags(TOWNS, facts, (tag,)))
            case _:
                self.told(marks.rename_tag(TOWNS, tag, other))

    @rule(facts=FACTS, edit=EDITS)
    def edit(self, facts: set[FactId], edit: tuple[str, str]) -> None:
        self.perhaps(lambda: self.services.library.edit(TOWNS, min(facts), *edit))

    @rule(
        number=st.integers(1, 2), cloze=st.sampled_from(["{{1:Mine}}.", "{{1:Mine}} and {{2:yours}}.", "{{2:Ours}}."])
    )
    def write_own(self, number: int, cloze: str) -> None:
        name = f"my-{number}"
        gone = self.services._opened.database.value("SELECT deleted FROM facts WHERE id = ?", (name,))
        if not gone:
            own = builders.fact(name, topic=TopicId("north"), clozes=(cloze,), statement=f"Mine: {cloze}")
            store_own(self.services, TOWNS, own)

    @rule(facts=FACTS, path=st.sampled_from(sorted(TEXTS)))
    def restore_text(self, facts: set[FactId], path: str) -> None:
        self.perhaps(lambda: self.services.library.restore_text(TOWNS, min(facts), path))

    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(times):
            last = self.services.undo.last()
            undone = self.services.undo.undo()
            assert (last is None) == (undone is None)
            if last is not None and undone is not None:
                assert (last.act, last.card) == (undone.act, undone.card)

    @rule()
    def undo_in_the_session(self) -> None:
        self.services.study.undo()

    @rule()
    def undo_the_whole_day(self) -> None:
        while self.services.undo.undo() is not None:
            pass
        assert self.services.undo.last() is None
        if self.morning is not None:
            assert everything(self.services) == self.morning

    # --- what happens to a student ----------------------------------------------------------------------------------

    @rule(numbers=st.sets(st.integers(1, 6), min_size=3), cloze=st.booleans(), tags=st.sets(TAGS, max_size=2))
    def newer_deck_file(self, numbers: set[int], cloze: bool, tags: set[str]) -> None:
        texts = (with_tags(number, tags, cloze=cloze) for number in sorted(numbers))
        self.services.library.load(write_deck(self.folder / "other", *texts))
        self.morning = None

    @rule(days=st.sampled_from([1, 1, 1, 2, 5]))
    def sleep(self, days: int) -> None:
        if self.clock.now + timedelta(days=days) <= self.last_day:
            self.clock.forward(days=days)
            assert self.services.undo.last() is None
            self.morning = everything(self.services)

    @rule()
    def other_window(self) -> None:
        self.windows.reverse()

    @rule()
    def start_anew(self) -> None:
        self.windows.pop().close()
        self.windows.insert(0, self.opened())

    # --- what always holds ------------------------------------------------------------------------------------------

    @invariant()
    def the_profile_is_sound(self) -> None:
        if hasattr(self, "windows"):
            assert self.services.backup.verify() == ()
            assert self.services.backup.rebuild().changed == 0

    @invariant()
    def both_windows_agree(self) -> None:
        if hasattr(self, "windows"):
            one, other = self.windows
            assert one.study.due(Selection(deck=TOWNS)) == other.study.due(Selection(deck=TOWNS))
            assert one.library.rows(TOWNS) == other.library.rows(TOWNS)
            assert one.undo.last() == other.undo.last()

    def perhaps(self, act: object) -> None:
        """Does what may be refused, since a fact was deleted or left the deck; then nothing has changed."""
        try:
            self.told(act())  # type: ignore[operator]
        except UserError as error:
            assert "Nothing was" in str(error)  # noqa: PT017 - it may also succeed

    def told(self, changes: Changes) -> None:
        """What changed is the step that Undo would take back."""
        last = self.services.undo.last()
        if changes.step is None:
            assert changes == Changes()
        else:
            assert last is not None
            assert (last.id, last.told) == (changes.step, changes.undo)


_QUICK = settings(max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class TestStudent(Student.TestCase):
    """A few dozen things done."""

    settings = _QUICK


@pytest.mark.slow
class TestStudentForLong(Student.TestCase):
    """Many months: minutes of work, so only where ``-m slow`` asks for it."""

    settings = settings(_QUICK, max_examples=60, stateful_step_count=80)

    @pytest.fixture(autouse=True)
    def _asked_for(self, request: pytest.FixtureRequest) -> None:
        if request.config.option.markexpr != "slow":
            pytest.skip("takes minutes; run it with -m slow")
