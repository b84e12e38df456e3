"""The quiz's set-up, in one screen: everything is chosen sensibly already, Enter starts."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.facts import TopicId
from quizapp.content.items import ItemKind
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.holdings import best_addition, items_held
from quizapp.gui import shortcuts
from quizapp.gui.announce import announce
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.chip import CheckChip
from quizapp.gui.widgets.choices import Choices
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.kind_chip import kind_title
from quizapp.gui.widgets.kind_choice import KindChoice
from quizapp.gui.widgets.panel import Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.past_quizzes import PastQuizzes
from quizapp.gui.widgets.text import Text
from quizapp.services.exam import PastSitting, QuizSetup


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSetupView:
    """The set-up with the quizzes that came before it."""

    setup: QuizSetup
    history: tuple[PastSitting, ...]
    today: date


class QuizPage(Page):
    """Choose topics, length and when answers are explained; start, go on, or look at a past report."""

    started = Signal(object)
    resumed = Signal(int)
    report_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width=960)
        self._setup: QuizSetup | None = None
        self._chips: dict[TopicId, CheckChip] = {}
        self._build_head()
        self._build_choices()
        self._build_history()
        self.column.addStretch(1)
        shortcuts.bind(self, shortcuts.KINDS, self.kinds.unfold)

    # -- how it is made

    def _build_head(self) -> None:
        self._deck = Text(role="muted")
        self.heading = page_heading(self.tr("Quiz"))
        self.summary = Text(size=Size.LARGE, role="muted")
        self.start = Button(self.tr("Start"), icon="play", key="Enter", primary=True)
        self.start.clicked.connect(self._start)
        self.resume = Button(self.tr("Go on"), icon="rotate-ccw")
        self.resume.setAccessibleName(self.tr("Go on with the quiz that waits"))
        self.resume.setToolTip(self.tr("Go on with the quiz that waits"))
        self.resume.clicked.connect(self._resume)
        acts = QWidget()
        flow = Flow(acts, gap=16)
        flow.addWidget(self.start)
        flow.addWidget(self.resume)
        words = QVBoxLayout()
        words.setSpacing(4)
        for text in (self._deck, self.heading, self.summary):
            words.addWidget(text)
        self.column.addLayout(words)
        self.column.addSpacing(8)
        self.column.addWidget(acts)
        self.column.addSpacing(16)

    def _build_choices(self) -> None:
        panel = Panel()
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
        panel.column.addLayout(head)
        self._topics = QWidget()
        self._flow = Flow(self._topics, gap=8)
        panel.column.addWidget(self._topics)
        panel.column.addSpacing(8)
        self.kinds = KindChoice()
        self.kinds.changed.connect(self._sum_up)
        panel.column.addWidget(self.kinds)
        panel.column.addSpacing(16)
        panel.column.addWidget(section_heading(self.tr("How many questions")))
        self.length = Choices(self.tr("How many questions"))
        self.length.changed.connect(self._sum_up)
        panel.column.addWidget(self.length)
        self.few = Text(role="warn")
        panel.column.addWidget(self.few)
        panel.column.addSpacing(16)
        panel.column.addWidget(section_heading(self.tr("Explanations")))
        self.mode = Choices(self.tr("Explanations"))
        self.mode.offer(
            ((Mode.TUTOR, self.tr("After each answer")), (Mode.EXAM, self.tr("At the end, as in an exam"))), Mode.TUTOR
        )
        self.mode.changed.connect(self._sum_up)
        panel.column.addWidget(self.mode)
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
        self.column.addWidget(panel)

    # -- what it shows

    def render(self, view: QuizSetupView) -> None:  # type: ignore[override]  # not QWidget's painting
        """Shows the set-up as it is proposed."""
        setup = view.setup
        self._setup = setup
        self._deck.setText(setup.deck_title)
        self._show_topics(setup)
        every_topic = [choice.topic for choice in setup.topics]
        kinds = tuple(items_held(setup.holdings, every_topic))
        self.kinds.offer(kinds, setup.proposed.kinds)
        self.kinds.setVisible(len(kinds) > 1)
        every = sum(topic.items for topic in setup.topics)
        lengths = [length for length in dict.fromkeys(setup.lengths) if length < every]
        chosen = min(setup.proposed.length, every)
        self.length.offer([*((n, str(n)) for n in lengths), (every, self.tr("All {n}").format(n=every))], chosen)
        if self.length.chosen is None and self.length.chips:
            self.length.chips[-1].setChecked(True)
        mode = setup.proposed.mode
        self.mode.chips[0 if mode is Mode.TUTOR else 1].setChecked(True)
        self.resume.setVisible(setup.unfinished is not None)
        self._none_yet.setVisible(not view.history)
        self.past.show_past(view.history, view.today)
        self._order_tabs()
        self._sum_up()

    def _order_tabs(self) -> None:
        """Chips are made anew with each deck; Tab still goes as one reads."""
        stops: list[QWidget] = [self.start, self.resume, self.all_topics, self.no_topics, *self._chips.values()]
        stops += self.kinds.tab_stops()
        stops += [*self.length.chips, *self.mode.chips, *self.past.rows]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_topics(self, setup: QuizSetup) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for topic in setup.topics:
            chip = CheckChip(topic.title, note=str(topic.items))
            chip.setAccessibleName(self.tr("{topic}, {n} questions").format(topic=topic.title, n=topic.items))
            chip.setChecked(topic.items > 0 and (not setup.proposed.topics or topic.topic in setup.proposed.topics))
            chip.setEnabled(topic.items > 0)
            chip.toggled.connect(self._sum_up)
            self._chips[topic.topic] = chip
            self._flow.addWidget(chip)

    @property
    def topics(self) -> dict[TopicId, CheckChip]:
        """The topics' chips."""
        return dict(self._chips)

    def take_focus(self) -> None:
        """Enter starts."""
        (self.start if self.start.isEnabled() else self.all_topics).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _chosen_topics(self) -> tuple[TopicId, ...]:
        return tuple(topic for topic, chip in self._chips.items() if chip.isChecked())

    def blueprint(self) -> Blueprint | None:
        """The quiz as it is chosen; None while no question fits."""
        chosen, length, fitting = self._chosen_topics, self.length.chosen, self._fitting()
        if self._setup is None or not fitting or not isinstance(length, int):
            return None
        topics = () if len(chosen) == len(self._chips) else chosen
        kinds = () if self.kinds.is_all else self.kinds.chosen
        mode = self.mode.chosen if isinstance(self.mode.chosen, Mode) else Mode.TUTOR
        return replace(self._setup.proposed, topics=topics, kinds=kinds, length=min(length, fitting), mode=mode)

    def _fitting(self) -> int:
        """How many questions fit what is chosen."""
        if self._setup is None:
            return 0
        return sum(items_held(self._setup.holdings, self._chosen_topics, self.kinds.chosen).values())

    def _too_few(self) -> str:
        """That fewer questions fit than are wanted, and what would help; empty while enough do."""
        setup, wanted, fitting = self._setup, self.length.chosen, self._fitting()
        if setup is None or not isinstance(wanted, int) or not self._chosen_topics or not self.kinds.chosen:
            return ""
        if fitting >= min(wanted, 1 if wanted >= sum(one.items for one in setup.holdings) else wanted):
            return ""
        said = self.tr("No question fits.") if not fitting else self.tr("Only {n} fit.")
        best = best_addition(setup.holdings, self._chosen_topics, self.kinds.chosen)
        if best is None:
            return f"{said} {self.tr('More topics or kinds of question bring more.')}".format(n=fitting)
        name = kind_title(best.what) if isinstance(best.what, ItemKind) else self._chips[best.what].text()
        more = self.tr("“{name}” would bring {more} more.").format(name=name, more=best.items)
        return f"{said.format(n=fitting)} {more}"

    def _sum_up(self) -> None:
        """Says in one sentence what Start will do, and counts what each kind has."""
        if self._setup is not None:
            self.kinds.show_counts(items_held(self._setup.holdings, self._chosen_topics))
        few = self._too_few()
        if few and few != self.few.text():
            announce(self, few)
        self.few.setText(few)
        self.few.setVisible(bool(few))
        blueprint = self.blueprint()
        self.start.setEnabled(blueprint is not None)
        if blueprint is None:
            self.summary.setText(self._why_not())
        else:
            self._say_what_starts(blueprint)

    def _why_not(self) -> str:
        if not self._chosen_topics:
            return self.tr("Choose at least one topic.")
        if not self.kinds.chosen:
            return self.tr("Choose at least one kind of question.")
        return self.tr("No question fits these topics and kinds.")

    def _say_what_starts(self, blueprint: Blueprint) -> None:
        count = self.tr("{n} question", "", blueprint.length) if blueprint.length == 1 else self.tr("{n} questions")
        chosen = len(blueprint.topics) or len(self._chips)
        where = self.tr("all topics") if not blueprint.topics else self.tr("{n} topics").format(n=chosen)
        if len(blueprint.topics) == 1:
            where = self._chips[blueprint.topics[0]].text()
        when = (
            self.tr("each explained as soon as you have answered.")
            if blueprint.mode is Mode.TUTOR
            else self.tr("explained when you have finished, as in an exam.")
        )
        said = count.format(n=blueprint.length)
        if len(blueprint.kinds) == 1:
            said = f"{said}, {self.tr('all “{kind}”').format(kind=kind_title(blueprint.kinds[0]))},"
        elif blueprint.kinds:
            said = f"{said} {self.tr('of {n} kinds').format(n=len(blueprint.kinds))}"
        self.summary.setText(f"{said} {self.tr('from')} {where}, {when}")

    def _tick(self, *, on: bool) -> None:
        for chip in self._chips.values():
            chip.setChecked(on and chip.isEnabled())

    # -- what is wanted of it

    def _start(self) -> None:
        blueprint = self.blueprint()
        if blueprint is not None:
            self.started.emit(blueprint)

    def _resume(self) -> None:
        if self._setup is not None and self._setup.unfinished is not None:
            self.resumed.emit(int(self._setup.unfinished))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, wherever the focus is on this page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._start()
            return
        super().keyPressEvent(event)
