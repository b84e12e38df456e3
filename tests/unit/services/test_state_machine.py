"""A person at play: answers, undoes, edits, sits quizzes, loads decks, starts anew, in any order; all stays sound."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quizapp import bootstrap
from quizapp.content.cards import CardId
from quizapp.content.facts import FactId, TopicId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Mode
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.exam import ItemView
from quizapp.services.journal import Act
from quizapp.services.study import Asking, StudyStep
from tests.storage.profiles import TOWNS, SetClock, fact_text, write_deck

FACTS = st.integers(1, 6)
TEXTS = {
    "statement": st.sampled_from(["Mine.", "Town lies on river.", ""]),
    "ask-1.reverse": st.sampled_from(["Which river?", ""]),
    "cloze-1": st.sampled_from(["{{1:One}}.", "{{1:One}} and {{3:three}}.", "{{2:Two}} {{2:two}}.", "no blank"]),
}


class Person(RuleBasedStateMachine):
    """What the person did is counted here; the profile has to agree after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="quizapp-person-"))
        self.clock = SetClock()
        self.answers = 0
        self.view: ItemView | None = None
        self.shipped = patch.object(bootstrap, "shipped_decks", lambda: self.folder / "none")
        self.shipped.start()

    @initialize()
    def begin(self) -> None:
        self.services = self._opened()
        self.services.library.load(write_deck(self.folder / "towns"))

    def _opened(self) -> bootstrap.Services:
        services = bootstrap.open_services(self.folder / "profile", self.clock)
        services._opened.database.connection.execute("PRAGMA synchronous = OFF")
        return services

    def teardown(self) -> None:
        if hasattr(self, "services"):
            assert self.services.backup.verify() == ()
            assert self.services.backup.rebuild().changed == 0
            self.services.close()
        self.shipped.stop()
        shutil.rmtree(self.folder)

    @rule(topics=st.sets(st.sampled_from(["north", "south"])))
    def study(self, topics: set[str]) -> None:
        self.services.study.begin(Selection(deck=TOWNS, topics=tuple(TopicId(topic) for topic in topics)))

    @rule(grades=st.lists(st.sampled_from(Grade), min_size=1, max_size=6))
    def grade(self, grades: list[Grade]) -> None:
        for grade in grades:
            step: StudyStep | None = self.services.study.current()
            if isinstance(step, Asking):
                choices = {choice.grade: choice for choice in self.services.study.choices()}
                assert (choices[grade].minutes is None) != (choices[grade].days is None)
                self.services.study.grade(grade, 1_000)
                self.answers += 1

    @rule(fact=FACTS, view=st.sampled_from(["recall-1", "cloze-1", "cloze-3"]), grade=st.sampled_from(Grade))
    def answer(self, fact: int, view: str, grade: Grade) -> None:
        try:
            self.services.study.answer(CardId(f"towns/F{fact}/{view}"), grade)
        except UserError as error:
            assert "Nothing was stored" in str(error)  # noqa: PT017 - it may also succeed
        else:
            self.answers += 1

    @rule()
    def undo(self) -> None:
        before = self.services.study.current()
        last = self.services.undo.last()
        taken_back = self.services.study.undo()
        if taken_back is None:
            assert last is None
            assert before is None or not before.can_undo
        else:
            assert last is not None
            assert isinstance(taken_back, Asking) or last.act is not Act.GRADE
            self.answers -= last.act is Act.GRADE

    @rule(fact=FACTS, data=st.data(), path=st.sampled_from(sorted(TEXTS)))
    def edit(self, fact: int, data: st.DataObject, path: str) -> None:
        text = data.draw(TEXTS[path])
        try:
            preview = self.services.library.preview(TOWNS, FactId(f"F{fact}"), path, text)
            self.services.library.edit(TOWNS, FactId(f"F{fact}"), path, text)
        except UserError as error:
            assert "Nothing was changed" in str(error)  # noqa: PT017 - it may also succeed
        else:
            assert self.services.library.detail(TOWNS, FactId(f"F{fact}")).fields == preview.fields

    @rule(fact=FACTS, path=st.sampled_from(sorted(TEXTS)))
    def restore_text(self, fact: int, path: str) -> None:
        try:
            self.services.library.restore_text(TOWNS, FactId(f"F{fact}"), path)
        except UserError as error:
            assert "has no fact" in str(error)  # noqa: PT017 - it may also succeed

    @rule(facts=st.sets(FACTS, min_size=3), cloze=st.booleans())
    def load(self, facts: set[int], cloze: bool) -> None:
        texts = (fact_text(number, cloze=cloze) for number in sorted(facts))
        report = self.services.library.load(write_deck(self.folder / "other", *texts))
        assert report.new_facts + report.changed_facts + report.unchanged_facts == len(facts)

    @rule(mode=st.sampled_from(Mode))
    def start_quiz(self, mode: Mode) -> None:
        proposed = self.services.exam.setup(TOWNS).proposed
        self.view = self.services.exam.start(type(proposed)(deck=TOWNS, length=3, mode=mode, seed=self.answers))

    @precondition(lambda self: self.view is not None)
    @rule(index=st.integers(0, 2), option=st.integers(0, 2))
    def respond(self, index: int, option: int) -> None:
        assert self.view is not None
        item = self.services.exam.show(self.view.sitting, index).item
        view = self.services.exam.respond(self.view.sitting, index, (item.options[option].id,))
        assert view.chosen or view.revealed

    @precondition(lambda self: self.view is not None)
    @rule()
    def finish_quiz(self) -> None:
        assert self.view is not None
        report = self.services.exam.finish(self.view.sitting)
        assert self.services.exam.report(self.view.sitting) == report

    @rule()
    def start_anew(self) -> None:
        self.services.close()
        self.services = self._opened()

    @rule(span=st.sampled_from([timedelta(minutes=11), timedelta(hours=20), timedelta(days=25), timedelta(days=-2)]))
    def wait(self, span: timedelta) -> None:
        self.clock.now += span

    @rule()
    def back_up_and_restore(self) -> None:
        self.services.backup.backup(self.folder / "copy.db")
        self.services.backup.restore(self.folder / "copy.db")

    @invariant()
    def the_pages_agree(self) -> None:
        if not hasattr(self, "services"):
            return
        today = self.services.progress.today(TOWNS)
        progress = self.services.progress.progress(TOWNS)
        assert progress.answered_total == self.answers
        self.services._opened.kept_trees.clear()
        assert self.services.progress.tree(TOWNS) == today.tree == progress.tree  # what was kept is what is there
        due = self.services.study.due(Selection(deck=TOWNS))
        assert len(due) == today.reviews + today.new == self.services.library.decks()[0].due
        assert len({one.card for one in due}) == len(due)
        step: Any = self.services.study.current()
        if isinstance(step, Asking):
            assert step.total > step.done


TestPerson = Person.TestCase
TestPerson.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
