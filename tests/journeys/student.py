"""A student for a month, in two windows: grades, undoes, edits, writes facts, finds and replaces, sets aside, flags,
deletes, tags, crams, studies ahead, sits quizzes, changes settings and exam dates, starts anew or is killed, restores
backups; while newer deck files come, days change under a card and the clock jumps.

After each thing done the profile verifies, rebuilding changes nothing, every card has the answers that a plain count
of them gives, tallies and search are what the facts and the log say, and undoing a whole day gives back its morning.
"""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from quizapp.content.search.folding import folded
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services.study import Asking
from quizapp.storage.charts import tallies_agree
from tests.journeys.student_hands import TAGS, Hands, with_tags
from tests.storage.profiles import TOWNS, write_deck
from tests.storage.tables import everything

HARDNESS = {"choice": 0, "cloze": 1, "recall": 2, "reverse": 2, "label": 2}


class Student(Hands):
    """Lives a month and has things happen."""

    # --- what happens to a student ----------------------------------------------------------------------------------

    @rule(numbers=st.sets(st.integers(1, 6), min_size=3), cloze=st.booleans(), tags=st.sets(TAGS, max_size=2))
    def newer_deck_file(self, numbers: set[int], cloze: bool, tags: set[str]) -> None:
        texts = (with_tags(number, tags, cloze=cloze) for number in sorted(numbers))
        self.services.library.load(write_deck(self.folder / "other", *texts))
        self.morning = None

    @rule(days=st.sampled_from([1, 1, 1, 2, 5]))
    def sleep(self, days: int) -> None:
        if self.clock.now + timedelta(days=days) <= self.last_day:
            self._turn_clock(timedelta(days=days))
            self.morning = None
            if self.clock.now >= self.furthest + timedelta(days=1):  # else the clock has come to a day that it knew
                assert self.services.undo.last() is None
                self.morning = everything(self.services)

    @rule(hours=st.sampled_from([-30, -5, -1, 1, 7]))
    def the_clock_jumps(self, hours: int) -> None:
        if self.clock.now + timedelta(hours=hours) <= self.last_day:
            self._turn_clock(timedelta(hours=hours))
            self.morning = None

    @rule(grade=st.sampled_from(Grade), back=st.booleans())
    def the_day_changes_under_a_card(self, grade: Grade, back: bool) -> None:
        """With ``back`` the clock was wrong: it is set right again after the answer."""
        step = self.services.study.begin(Selection(deck=TOWNS))
        if isinstance(step, Asking) and self.clock.now + timedelta(days=1) <= self.last_day:
            self.clock.forward(days=1)
            self.morning = None
            told = self.services.study.grade(grade, 5_000)
            self.standing[step.face.card.id] += 1
            assert "Another study day has begun" in told.notice
            if back:
                self._turn_clock(timedelta(days=-1))
                self.services.study.current()

    def _turn_clock(self, by: timedelta) -> None:
        """Notes how far the clock had come before."""
        self.furthest = max(self.furthest, self.clock.now)
        self.clock.forward(seconds=by.total_seconds())

    @rule()
    def back_up(self) -> None:
        self.services.backup.backup(self.folder / "copy.db")
        self.copied = self.standing.copy()

    @precondition(lambda self: self.copied is not None)
    @rule()
    def restore_the_backup(self) -> None:
        self.services.backup.restore(self.folder / "copy.db")
        assert self.copied is not None
        self.standing = self.copied.copy()
        self.morning = None

    @rule()
    def killed_and_started_anew(self) -> None:
        """Nothing is closed: what was stored is all there is."""
        self.killed.append(self.windows.pop())
        self.windows.insert(0, self.opened())

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
    def every_answer_counts_once(self) -> None:
        if hasattr(self, "windows"):
            rows = self.services._opened.database.rows("SELECT id, reviews FROM cards WHERE reviews > 0")
            assert {row["id"]: row["reviews"] for row in rows} == +self.standing
            assert self.services.progress.progress(TOWNS).answered_total == self.standing.total()
            assert tallies_agree(self.services._opened.database)

    @invariant()
    def facts_begin_with_their_easiest_form(self) -> None:
        if hasattr(self, "windows"):
            facts: dict[str, list[Any]] = {}
            sql = "SELECT fact, view, locked, suspended, reviews FROM cards WHERE retired = 0"
            for row in self.services._opened.database.rows(sql):
                facts.setdefault(row["fact"], []).append(row)
            for cards in facts.values():
                standing = [row for row in cards if not row["suspended"]]
                if standing and not any(row["reviews"] for row in cards):
                    easiest = min(HARDNESS[row["view"]] for row in standing)
                    assert all(row["locked"] == (HARDNESS[row["view"]] > easiest) for row in standing)

    @invariant()
    def what_is_there_is_found(self) -> None:
        if hasattr(self, "windows"):
            database = self.services._opened.database
            with database.writing():
                database.run("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
            texts = {row["n"]: row["text"] for row in database.rows("SELECT n, text FROM search_texts")}
            for row in database.rows("SELECT fact_n, front, back FROM cards WHERE retired = 0"):
                assert folded(row["front"]).strip() in texts[row["fact_n"]]
                assert folded(row["back"]).strip() in texts[row["fact_n"]]

    @invariant()
    def both_windows_agree(self) -> None:
        if hasattr(self, "windows"):
            one, other = self.windows
            assert one.study.due(Selection(deck=TOWNS)) == other.study.due(Selection(deck=TOWNS))
            assert one.library.rows(TOWNS) == other.library.rows(TOWNS)
            assert one.undo.last() == other.undo.last()
