"""The quiz's set-up, in one screen: everything is chosen sensibly already, Enter starts."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.filling import Filling, wanted_counts
from quizapp.exams.holdings import items_held
from quizapp.gui import shortcuts
from quizapp.gui.announce import announce
from quizapp.gui.pages.quiz.choices import QuizChoices
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.words.quiz import what_lacks, what_starts, what_would_help

_COUNT_AFTER_MS = 120


class QuizPage(QuizChoices):
    """Choose what is asked and how; start, go on, keep it as a template, or look at a past report.

    ``count_wanted`` asks how many questions fit, where that takes more than adding up: the answer is ``show_filling``.
    """

    started = Signal(object)
    resumed = Signal(int)
    count_wanted = Signal(object)
    template_saved = Signal(str, object)
    template_renamed = Signal(str, str)
    template_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling: tuple[Blueprint, Filling] | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_COUNT_AFTER_MS)
        self._clock.timeout.connect(self._count)
        self.start.clicked.connect(self._start)
        self.resume.clicked.connect(self._resume)
        self.head.unsure.clicked.connect(self._start_unsure)
        self.head.named.connect(self._save)
        self.few.acted.connect(self._take_nearest)
        self.templates.started.connect(self._start_template)
        self.templates.renamed.connect(self._rename_template)
        self.templates.dropped.connect(self._drop_template)
        self._bind()

    def _bind(self) -> None:
        shortcuts.bind(self, shortcuts.KINDS, self.kinds.unfold)
        shortcuts.bind(self, shortcuts.WHICH_QUESTIONS, self.which_fold.unfold)
        shortcuts.bind(self, shortcuts.CONDITIONS, self.conditions.unfold)
        shortcuts.bind(self, shortcuts.SHARES, self.shares.unfold)
        shortcuts.bind(self, shortcuts.SAVE_TEMPLATE, self.head.open_naming)
        for number, key in enumerate(shortcuts.TEMPLATE.keys):
            one = Shortcut(keys=(key,), does=shortcuts.TEMPLATE.does)
            shortcuts.bind(self, one, partial(self.templates.start, number))

    # -- what is chosen

    def blueprint(self) -> Blueprint | None:
        """The quiz that Start makes; None while no question fits."""
        chosen = self.chosen()
        if chosen is None:
            return None
        fitting = self._fitting(chosen)
        return replace(chosen, length=min(chosen.length, fitting)) if fitting else None

    @property
    def holds(self) -> int:
        """How many questions the deck has."""
        return sum(one.items for one in self._setup.holdings) if self._setup else 0

    def _counted(self, chosen: Blueprint) -> Filling | None:
        """What was counted for this very choice."""
        return self._filling[1] if self._filling is not None and self._filling[0] == chosen else None

    def _fitting(self, chosen: Blueprint) -> int:
        """How many questions fit what is chosen; what has not been counted yet may all fit."""
        held = (
            sum(items_held(self._setup.holdings, self._chosen_topics, self.kinds.chosen).values()) if self._setup else 0
        )
        counted = self._counted(chosen)
        return held if counted is None else min(held, counted.there)

    def _needs_counting(self, chosen: Blueprint) -> bool:
        return bool(chosen.standings or chosen.levels or chosen.shares)

    def _count(self) -> None:
        chosen = self.chosen()
        if chosen is not None and self._needs_counting(chosen) and self._counted(chosen) is None:
            self.count_wanted.emit(chosen)

    def show_filling(self, blueprint: Blueprint, filling: Filling) -> None:
        """Shows how many questions fit a choice, and what lacks."""
        self._filling = (blueprint, filling)
        self.sum_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is counted for a page that nobody sees."""
        self._clock.stop()
        super().hideEvent(event)

    # -- what is said

    def sum_up(self) -> None:
        """Says in one sentence what Start will do, and counts what each kind has."""
        if self._setup is None:
            return
        self.kinds.show_counts(items_held(self._setup.holdings, self._chosen_topics))
        chosen = self.chosen()
        counted = self._counted(chosen) if chosen is not None else None
        if chosen is not None and self._needs_counting(chosen) and counted is None:
            self._clock.start()
        if chosen is not None:
            self.conditions.propose_for(chosen.length)
            self.shares.show_counts(
                {value: n for counts in wanted_counts(chosen, chosen.length).values() for value, n in counts.items()}
            )
        self.which_fold.line.setText(self._which_words())
        self._say_few(self._too_few(), nearest=counted is not None and counted.nearest is not None)
        blueprint = self.blueprint()
        self.start.setEnabled(blueprint is not None and not (counted and counted.lacks))
        self.head.unsure.setEnabled(blueprint is not None)
        if counted is not None and counted.lacks:
            self.summary.setText(self.tr("These shares cannot be kept with so many questions."))
        else:
            self.summary.setText(self._why_not() if blueprint is None else what_starts(blueprint, self._titles))

    def _say_few(self, few: str, *, nearest: bool) -> None:
        if few != self.few.text:
            self.few.say(few, action=self.tr("Take the nearest") if nearest else "", icon="triangle-alert", role="warn")
            announce(self, few)

    def _too_few(self) -> str:
        """That fewer questions fit than are wanted, and what would help; empty while enough do."""
        setup, wanted, chosen = self._setup, self.length.chosen, self.chosen()
        if setup is None or chosen is None or not isinstance(wanted, int):
            return ""
        counted = self._counted(chosen)
        if counted is not None and counted.lacks:
            return what_lacks(counted, self._titles)
        fitting = self._fitting(chosen)
        if fitting >= min(wanted, 1 if wanted >= sum(one.items for one in setup.holdings) else wanted):
            return ""
        if chosen.standings or chosen.levels:
            return self.tr("Only {n} such questions fit.").format(n=fitting) if fitting else ""
        return what_would_help(setup.holdings, self._chosen_topics, self.kinds.chosen, fitting, self._titles)

    def _why_not(self) -> str:
        if not self.holds:
            return self.tr("This deck has no questions. Add some to its facts, or choose another deck.")
        if not self._chosen_topics:
            return self.tr("Choose at least one topic.")
        if not self.kinds.chosen:
            return self.tr("Choose at least one kind of question.")
        if self.which.chosen_standings or self.which.chosen_levels:
            return self.tr("No question of these topics and kinds is such.")
        return self.tr("No question fits these topics and kinds.")

    def _which_words(self) -> str:
        chips = [
            chip.text() for chip in (*self.which.standings.values(), *self.which.levels.values()) if chip.isChecked()
        ]
        return (
            self.tr("Only: {which}").format(which=", ".join(chips)) if chips else self.tr("All questions, seen or not")
        )

    # -- what is wanted of it

    def _start(self) -> None:
        self._count()  # what was chosen last may not have been counted yet
        blueprint = self.blueprint()
        if blueprint is not None and self.start.isEnabled():
            self.started.emit(blueprint)

    def _start_unsure(self) -> None:
        """Each question follows from the answers before it: explained at once, in no set shares."""
        blueprint = self.blueprint()
        if blueprint is not None:
            self.started.emit(replace(blueprint, mode=Mode.TUTOR, adaptive=True, shares=()))

    def _take_nearest(self) -> None:
        if self._filling is not None and self._filling[1].nearest is not None:
            self.show_blueprint(self._filling[1].nearest)
            self.take_focus()

    def _start_template(self, number: int) -> None:
        if self._setup is not None:
            self.started.emit(replace(self._setup.templates[number].blueprint, seed=self._setup.proposed.seed))

    def _rename_template(self, number: int, name: str) -> None:
        if self._setup is not None:
            self.template_renamed.emit(self._setup.templates[number].name, name)

    def _drop_template(self, number: int) -> None:
        if self._setup is not None:
            self.template_dropped.emit(self._setup.templates[number].name)

    def _save(self, name: str) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.template_saved.emit(name, chosen)

    def _resume(self) -> None:
        if self._setup is not None and self._setup.unfinished is not None:
            self.resumed.emit(int(self._setup.unfinished))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, wherever the focus is on this page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not self.head.name.hasFocus():  # there it saves
                self._start()
            return
        super().keyPressEvent(event)
