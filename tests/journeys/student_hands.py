"""What the student of ``student.py`` does: grades, undoes, edits, writes facts, finds and replaces, sets aside, flags,
deletes, tags, crams, studies ahead, sits quizzes, changes settings, exam dates and lists."""

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from quizapp import bootstrap
from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.drafts import DraftAsk
from quizapp.content.facts import FactId, TopicId
from quizapp.content.flags import Flag
from quizapp.errors import UserError
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection, Timing
from quizapp.services.changes import Changes
from quizapp.services.journal import Act
from quizapp.services.study import Asking
from tests import builders
from tests.answering import wrong
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


SELECTIONS = st.sampled_from(
    [
        Selection(deck=TOWNS, timing=Timing.CRAM),
        Selection(deck=TOWNS, timing=Timing.AHEAD, ahead_days=20),
        Selection(deck=TOWNS, topics=(TopicId("north"),)),
        Selection(deck=TOWNS, search="tag:exam or flag:red or is:new"),
        Selection(deck=TOWNS, search="rated:7:1", timing=Timing.CRAM),
        Selection(deck=TOWNS, search="missed:7"),
        Selection(deck=TOWNS, cards=2),
        Selection(deck=TOWNS, minutes=1),
    ]
)
CHOICES = st.sampled_from(
    [
        {"grows_up": True},
        {"grows_up": False},
        {"retention": 0.8},
        {"retention": 0.97},
        {"rollover_hour": 0},
        {"rollover_hour": 12},
        {"learning_steps_minutes": (1, 10)},
        {"relearning_steps_minutes": ()},
        {"new_per_day": 1},
        {"leech_lapses": 1},
        {"easy_days": (0, 100, 50, 100, 100, 0, 100)},
        {"balance_days": False},
    ]
)


def with_tags(number: int, tags: Collection[str], **fact: bool) -> str:
    """A fact of the towns with tags of the deck's."""
    return fact_text(number, **fact).replace("paragraph =", f"tags = {json.dumps(sorted(tags))}\nparagraph =")  # type: ignore[arg-type]


class Hands(RuleBasedStateMachine):
    """``morning`` is the profile as the study day found it; None once a deck file came, which is no step of theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="quizapp-student-"))
        self.clock = SetClock()
        self.last_day = self.clock.now + timedelta(days=DAYS)
        self.furthest = self.clock.now
        self.morning: dict[str, set[tuple[object, ...]]] | None = None
        self.acts = 0
        self.standing: Counter[str] = Counter()
        """How many answers of each card stand, as the student remembers."""
        self.copied: Counter[str] | None = None
        self.killed: list[Services] = []
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
        for window in (*self.killed, *getattr(self, "windows", ())):
            window.close()
        self.shipped.stop()
        shutil.rmtree(self.folder)

    # --- what a student does ----------------------------------------------------------------------------------------

    @rule(grades=st.lists(st.sampled_from(Grade), min_size=1, max_size=8))
    def study(self, grades: list[Grade]) -> None:
        self.services.study.begin(Selection(deck=TOWNS))
        self.go_on(grades)

    @rule(selection=SELECTIONS, grades=st.lists(st.sampled_from(Grade), min_size=1, max_size=6), back=st.booleans())
    def study_otherwise(self, selection: Selection, grades: list[Grade], back: bool) -> None:
        self.services.study.begin(selection)
        self.go_on(grades)
        if back:
            self.undo_in_the_session()

    @rule(grades=st.lists(st.sampled_from(Grade), min_size=1, max_size=3))
    def go_on(self, grades: list[Grade]) -> None:
        """With whatever session this window has, whatever happened since it began."""
        study = self.services.study
        for grade in grades:
            step = study.current()
            if isinstance(step, Asking):
                study.choices()
                study.typed("a river\N{COMBINING ACUTE ACCENT} \N{SWAN}")
                self.and_back(partial(study.grade, grade, 1_000), study.undo)
                self.standing[step.face.card.id] += not step.practice
                self.clock.forward(seconds=20)

    @rule(grade=st.sampled_from(Grade), gone=st.booleans())
    def grade_what_changed_meanwhile(self, grade: Grade, gone: bool) -> None:
        """The card on the screen is answered, or deleted, in the other window before it is graded here."""
        step = self.services.study.begin(Selection(deck=TOWNS))
        if not isinstance(step, Asking):
            return
        card, other = step.face.card, self.windows[1]
        if gone:
            other.marks.delete(TOWNS, (card.fact,))
        else:
            other.study.answer(card.id, grade)
            self.standing[card.id] += 1
        try:
            self.services.study.grade(grade, 1_000)
        except UserError as error:
            assert gone
            assert "was not stored" in str(error)  # noqa: PT017 - it may also succeed
        else:
            assert not gone
            self.standing[card.id] += 1
        self.services.study.current()

    @rule(cards=CARDS, grade=st.sampled_from(Grade))
    def answer(self, cards: set[CardId], grade: Grade) -> None:
        for card in sorted(cards):
            try:
                self.services.study.answer(card, grade)
                self.standing[card] += 1
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
            self.perhaps(lambda: marks.unbury(TOWNS))
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
                self.perhaps(lambda: marks.rename_tag(TOWNS, tag, other))

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

    @rule(facts=FACTS, some=st.sets(st.sampled_from(sorted(TEXTS)), min_size=2, max_size=3))
    def edit_in_place(self, facts: set[FactId], some: set[str]) -> None:
        """Several texts at once, as Study's editor saves them."""
        texts = {path: TEXTS[path][0] for path in some}
        self.perhaps(lambda: self.services.library.edit_texts(TOWNS, min(facts), texts))

    @rule(facts=FACTS, question=st.sampled_from(["Which?", "Where is it?"]), keep=st.booleans())
    def write_in_the_editor(self, facts: set[FactId], question: str, keep: bool) -> None:
        """A question more; saved, or left as a draft."""
        authoring, fact = self.services.authoring, min(facts)
        try:
            draft = authoring.open(TOWNS, fact).draft
            draft = replace(draft, asks=(*draft.asks, DraftAsk(question=question, answer="Mine.")))
            if keep:
                authoring.keep(draft)
                assert authoring.open(TOWNS, fact).draft == draft
                authoring.discard(TOWNS, fact)
            else:
                authoring.save(draft)
        except UserError as error:
            kept = ("Nothing was", "no fact", "The fact is as it was")
            assert any(words in str(error) for words in kept)  # noqa: PT017 - it may also succeed

    @rule(find=st.sampled_from(["lies", "Town", "mine", "river"]), put=st.sampled_from(["sits", "City", "", "Ü 🦢"]))
    def find_and_replace(self, find: str, put: str) -> None:
        browse = self.services.browse
        found = browse.replacements(TOWNS, find, put, match_case=False)
        self.perhaps(lambda: browse.replace(TOWNS, [one for one in found if not one.problem]))

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
                self.standing[last.card or ""] -= last.act is Act.GRADE

    @rule()
    def undo_in_the_session(self) -> None:
        session, last = self.services.study._session, self.services.undo.last()
        practised = session is not None and session.crams and bool(session.given)
        undone = self.services.study.undo()
        if not practised:
            assert (undone is None) == (last is None)
            if last is not None:
                self.standing[last.card or ""] -= last.act is Act.GRADE

    @rule()
    def undo_the_whole_day(self) -> None:
        while (undone := self.services.undo.undo()) is not None:
            self.standing[undone.card or ""] -= undone.act is Act.GRADE
        assert self.services.undo.last() is None
        if self.morning is not None:
            assert everything(self.services) == self.morning

    @rule(chosen=CHOICES)
    def change_settings(self, chosen: dict[str, object]) -> None:
        self.services.settings.change(replace(self.services.settings.current(), **chosen))
        if "rollover_hour" in chosen:
            self.morning = None

    @rule(days=st.integers(0, 40))
    def set_exam(self, days: int) -> None:
        self.services.goals.set_exam(TOWNS, self.clock.now.date() + timedelta(days=days) if days > 1 else None)
        self.morning = None  # a date is no step

    @rule(name=st.sampled_from(["Bus", "bus", "Evening"]), selection=SELECTIONS, gone=st.booleans())
    def keep_a_list(self, name: str, selection: Selection, gone: bool) -> None:
        lists = self.services.lists
        if gone:
            lists.delete(name)
        else:
            lists.save(name, selection)
        self.morning = None  # the quiet line takes it back, not the journal

    @rule(seed=st.integers(0, 3))
    def miss_in_a_quiz(self, seed: int) -> None:
        exam = self.services.exam
        try:
            view = exam.start(replace(exam.setup(TOWNS).proposed, length=2, seed=seed))
        except UserError as error:
            assert "Nothing was started" in str(error)  # noqa: PT017 - there may be no item
            return
        exam.respond(view.sitting, 0, wrong(view.item))
        exam.finish(view.sitting)
        self.morning = None  # cards that a quiz brings forward are no step

    def and_back(self, act: Callable[[], Any], undo: Callable[[], object]) -> Any:
        """Does something. Every second time it is taken back at once, which gives what was before, and done again."""
        self.acts += 1
        if self.acts % 2:
            return act()
        before, done = everything(self.services), act()
        if not isinstance(done, Changes) or done.step is not None:
            undo()
            assert everything(self.services) == before
            done = act()
        return done

    def perhaps(self, act: Callable[[], Changes]) -> None:
        """Does what may be refused, since a fact was deleted or left the deck; then nothing has changed."""
        try:
            self.told(self.and_back(act, self.services.undo.undo))
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
