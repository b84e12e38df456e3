"""What a quiz can be made of, in one screen: what stands on the set-up, and what is chosen there."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.content.facts import TopicId
from quizapp.exams.aspects import Aspect
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.holdings import items_held
from quizapp.gui import shortcuts
from quizapp.gui.tasks import TaskLine
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.fold import Fold
from quizapp.gui.widgets.panel import Page, Panel, section_heading
from quizapp.gui.widgets.quiz.conditions_choice import ConditionsChoice
from quizapp.gui.widgets.quiz.head import QuizHead
from quizapp.gui.widgets.quiz.kind_choice import KindChoice
from quizapp.gui.widgets.quiz.pairs_panel import PairsPanel
from quizapp.gui.widgets.quiz.past_quizzes import PastQuizzes
from quizapp.gui.widgets.quiz.readiness_panel import ReadinessPanel
from quizapp.gui.widgets.quiz.shares_choice import SharesChoice
from quizapp.gui.widgets.quiz.which_questions import WhichQuestions
from quizapp.gui.widgets.study.lists import StudyLists
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.blueprint import blueprint_words, level_title
from quizapp.gui.words.kinds import kind_title
from quizapp.gui.words.quiz import Titles
from quizapp.services.exam import PastSitting, QuizSetup
from quizapp.services.pairs import TestPair

_COUNT_AFTER_MS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSetupView:
    """The set-up with the quizzes that came before it."""

    setup: QuizSetup
    history: tuple[PastSitting, ...]
    today: date
    pairs: tuple[TestPair, ...] = ()
    running: frozenset[int] = frozenset()


class QuizChoices(Page):
    """The controls of the set-up. What is said of them and what they lead to is the page's."""

    report_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width=960)
        self._setup: QuizSetup | None = None
        self._chips: dict[TopicId, CheckChip] = {}
        self.head = QuizHead()
        self.start, self.resume, self.summary = self.head.start, self.head.resume, self.head.summary
        self.few = self.head.few
        self.column.addWidget(self.head)
        self.starting = TaskLine()
        self.column.addWidget(self.starting)
        self._build_templates()
        self._build_choices()
        self._build_history()
        self.column.addStretch(1)

    # -- what the page adds

    def sum_up(self) -> None:
        """Says what Start will do."""

    # -- how it is made

    def _build_templates(self) -> None:
        self._templates_panel = Panel()
        self._templates_panel.column.addWidget(section_heading(self.tr("Your templates")))
        self.templates = StudyLists(can_drop=True, can_rename=True)
        self._templates_panel.column.addWidget(self.templates)
        self.column.addWidget(self._templates_panel)

    def _build_choices(self) -> None:
        panel = Panel()
        column = panel.column
        head = QHBoxLayout()
        head.addWidget(section_heading(self.tr("Topics")), 1)
        self.all_topics = Button(self.tr("All"), quiet=True)
        self.no_topics = Button(self.tr("None"), quiet=True)
        self.all_topics.setAccessibleName(self.tr("All topics"))
        self.no_topics.setAccessibleName(self.tr("No topics"))
        self.all_topics.clicked.connect(lambda: self._tick(on=True))
        self.no_topics.clicked.connect(lambda: self._tick(on=False))
        head.addWidget(self.all_topics)
        head.addSpacing(16)
        head.addWidget(self.no_topics)
        column.addLayout(head)
        self._topics = QWidget()
        self._flow = Flow(self._topics, gap=8)
        column.addWidget(self._topics)
        column.addSpacing(8)
        column.addWidget(section_heading(self.tr("How many questions")))
        self.length = Choices(self.tr("How many questions"))
        column.addWidget(self.length)
        column.addSpacing(8)
        column.addWidget(section_heading(self.tr("Explanations")))
        self.mode = Choices(self.tr("Explanations"))
        self.mode.offer(
            ((Mode.TUTOR, self.tr("After each answer")), (Mode.EXAM, self.tr("At the end, as in an exam"))), Mode.TUTOR
        )
        column.addWidget(self.mode)
        column.addSpacing(8)
        self.kinds, self.which, self.which_fold = KindChoice(), WhichQuestions(), Fold(shortcuts.WHICH_QUESTIONS.shown)
        self.which_fold.room.addWidget(self.which)
        self.which_fold.first = next(iter(self.which.standings.values()))
        self.conditions, self.shares = ConditionsChoice(), SharesChoice()
        for part in (self.kinds, self.which_fold, self.conditions, self.shares):
            column.addWidget(part)
        for choice in (self.length, self.mode, self.kinds, self.which, self.conditions, self.shares):
            choice.changed.connect(self.sum_up)
        self.column.addWidget(panel)

    def _build_history(self) -> None:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Past quizzes")))
        self._none_yet = Text(
            self.tr("Your finished quizzes will stand here, each with what you missed and why."), role="muted"
        )
        panel.column.addWidget(self._none_yet)
        self.past = PastQuizzes()
        self.past.chosen.connect(self.report_wanted)
        panel.column.addWidget(self.past)
        self.readiness, self.pairs = ReadinessPanel(), PairsPanel()
        self.task_line = TaskLine()
        self.readiness.waiting.addWidget(self.task_line)
        for one in (panel, self.readiness, self.pairs):
            self.column.addWidget(one)

    # -- what it shows

    def render(self, view: QuizSetupView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows the set-up as it is proposed."""
        setup = view.setup
        self._setup = setup
        self.head.deck.setText(setup.deck_title)
        self.head.close_naming()
        self.templates.show_lists(tuple((one.name, blueprint_words(one.blueprint)) for one in setup.templates))
        self._templates_panel.setVisible(bool(setup.templates))
        self.resume.setVisible(setup.unfinished is not None)
        self.resume.set_primary(False)
        self._none_yet.setVisible(not view.history)
        self.past.show_past(view.history, view.today)
        self.readiness.forget()
        self.pairs.show_pairs(view.pairs, view.running)
        self.show_blueprint(setup.proposed)

    def show_blueprint(self, blueprint: Blueprint) -> None:
        """Shows everything as a blueprint has it."""
        setup = self._setup
        if setup is None:
            return
        self._show_topics(setup, blueprint)
        kinds = tuple(items_held(setup.holdings, [choice.topic for choice in setup.topics]))
        self.kinds.offer(kinds, blueprint.kinds)
        self.kinds.setVisible(len(kinds) > 1)
        every = sum(topic.items for topic in setup.topics)
        chosen = min(blueprint.length, every)
        lengths = sorted({length for length in (*setup.lengths, chosen) if 0 < length < every})
        self.length.offer([*((n, str(n)) for n in lengths), (every, self.tr("All {n}").format(n=every))], chosen)
        self.mode.chips[0 if blueprint.mode is Mode.TUTOR else 1].setChecked(True)
        self.which.show_choice(setup.standings or {}, setup.levels, (*blueprint.standings, *blueprint.levels))
        self.conditions.show_conditions(blueprint.conditions)
        names = {
            Aspect.TOPIC: {str(topic.topic): topic.title for topic in setup.topics if topic.items},
            Aspect.KIND: {kind.value: kind_title(kind) for kind in kinds},
            Aspect.LEVEL: {level.value: level_title(level) for level in setup.levels},
        }
        self.shares.show_shares(names, blueprint.shares)
        self._order_tabs()
        self.sum_up()

    def _order_tabs(self) -> None:
        """Chips are made anew with each deck; Tab still goes as one reads."""
        stops: list[QWidget] = [
            *self.head.tab_stops(),
            *self.templates.tab_stops(),
            self.all_topics,
            self.no_topics,
            *self._chips.values(),
        ]
        stops += [*self.length.chips, *self.mode.chips, *self.kinds.tab_stops()]
        stops += [self.which_fold.line, *self.which.tab_stops()]
        stops += [*self.conditions.tab_stops(), *self.shares.tab_stops(), *self.past.rows]
        stops += [
            self.starting.cancel,
            self.readiness.work_out,
            self.task_line.cancel,
            self.pairs.begin,
            *self.pairs.acts,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_topics(self, setup: QuizSetup, blueprint: Blueprint) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for topic in setup.topics:
            chip = CheckChip(topic.title, note=str(topic.items))
            chip.let_wrap()
            chip.setAccessibleName(self.tr("{topic}, {n} questions").format(topic=topic.title, n=topic.items))
            chip.setChecked(topic.items > 0 and (not blueprint.topics or topic.topic in blueprint.topics))
            chip.setEnabled(topic.items > 0)
            chip.toggled.connect(self.sum_up)
            self._chips[topic.topic] = chip
            self._flow.addWidget(chip)

    @property
    def topics(self) -> dict[TopicId, CheckChip]:
        """The topics' chips."""
        return dict(self._chips)

    @property
    def _titles(self) -> Titles:
        return {topic: chip.text() for topic, chip in self._chips.items()}

    def take_focus(self) -> None:
        """Enter starts."""
        (self.start if self.start.isEnabled() else self.all_topics).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is chosen

    @property
    def _chosen_topics(self) -> tuple[TopicId, ...]:
        return tuple(topic for topic, chip in self._chips.items() if chip.isChecked())

    def chosen(self) -> Blueprint | None:
        """The quiz as it is chosen, whether it can be made or not; None where nothing is."""
        topics, length = self._chosen_topics, self.length.chosen
        if self._setup is None or not topics or not self.kinds.chosen or not isinstance(length, int) or length < 1:
            return None
        return replace(
            self._setup.proposed,
            topics=() if len(topics) == len(self._chips) else topics,
            kinds=() if self.kinds.is_all else self.kinds.chosen,
            length=length,
            mode=self.mode.chosen if isinstance(self.mode.chosen, Mode) else Mode.TUTOR,
            standings=self.which.chosen_standings,
            levels=self.which.chosen_levels,
            conditions=self.conditions.conditions,
            shares=self.shares.shares,
        )

    def _tick(self, *, on: bool) -> None:
        for chip in self._chips.values():
            chip.setChecked(on and chip.isEnabled())
