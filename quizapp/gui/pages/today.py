"""Today: what to do now, in one sentence, and one button that does it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.shortcuts import Shortcut
from quizapp.gui.theme import Size, Weight, current
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.notice import Notice
from quizapp.gui.widgets.panel import Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.study.exam_today import ExamToday
from quizapp.gui.widgets.study.lists import StudyLists
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.tree.tree import TreeView
from quizapp.gui.words import counts as words
from quizapp.services.progress import LastQuiz, Today, Tree

_COLUMN = 470
"""The width of the left column in px at 100 %."""

_TREE = 820
"""On a very large screen the tree stays a picture that one sees at a glance."""


class TodayPage(Page):
    """Renders a ``Today``; says what the person wants and does nothing about it."""

    start_chosen = Signal()
    quiz_chosen = Signal()
    resume_chosen = Signal()
    missed_chosen = Signal()
    report_chosen = Signal()
    topic_chosen = Signal(str)
    choose_wanted = Signal()
    list_started = Signal(int)
    exam_set = Signal(object)
    exam_dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._date = Text(role="muted")
        self._headline = page_heading("")
        self._subline = Text(size=Size.LARGE, role="muted")
        self._notice = Notice()
        self.start = Button("", key="Enter", primary=True)
        self.quick = Button(self.tr("Quick quiz"), key=shortcuts.QUICK_QUIZ.shown)
        self.choose = Button(self.tr("What to study"), key=shortcuts.CHOOSE_STUDY.shown)
        self._main_is_quiz = False
        self._view: Today | None = None
        self._lay_out()
        self.start.clicked.connect(self._main_chosen)
        self.quick.clicked.connect(self.quiz_chosen)
        self.choose.clicked.connect(self.choose_wanted)
        self.lists.started.connect(self.list_started)
        self.exam.date_set.connect(self.exam_set)
        self.exam.date_dropped.connect(self.exam_dropped)
        self.tree.branch_chosen.connect(self.topic_chosen)
        shortcuts.bind(self, shortcuts.QUICK_QUIZ, self.quiz_chosen.emit)
        shortcuts.bind(self, shortcuts.STUDY_MISSED, self._missed_wanted)
        shortcuts.bind(self, shortcuts.CHOOSE_STUDY, self.choose_wanted.emit)
        shortcuts.bind(self, shortcuts.EXAM_DATE, self.exam.open)
        for number, key in enumerate(shortcuts.SAVED_LIST.keys):
            one = Shortcut(keys=(key,), does=shortcuts.SAVED_LIST.does)
            shortcuts.bind(self, one, partial(self.lists.start, number))

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        buttons = QWidget()
        row = Flow(buttons)
        row.addWidget(self.start)
        row.addWidget(self.quick)
        row.addWidget(self.choose)
        for widget in (self._date, self._headline, self._subline, self._notice):
            left.addWidget(widget)
        left.addSpacing(16)
        left.addWidget(buttons)
        left.addSpacing(12)
        self.exam = ExamToday()
        left.addWidget(self.exam)
        left.addSpacing(12)
        self._how = self._how_panel()
        left.addWidget(self._how)
        self._waiting = self._waiting_panel()
        left.addWidget(self._waiting)
        self._lists_panel = Panel(padding=16)
        heading = section_heading(self.tr("Your study lists"))
        heading.setContentsMargins(8, 4, 8, 0)
        self._lists_panel.column.addWidget(heading)
        self.lists = StudyLists(can_drop=False)
        self._lists_panel.column.addWidget(self.lists)
        self._lists_panel.hide()
        left.addWidget(self._lists_panel)
        left.addSpacing(8)
        self._last = self._last_quiz_panel()
        left.addWidget(self._last)
        left.addStretch(1)
        self.tree = TreeView(compact=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(48)
        self._columns.addWidget(self._left, 5)
        self._columns.addWidget(self.tree, 5)
        self._columns.addStretch(0)  # takes what is left of a very wide screen, once both have all they want
        self.column.addLayout(self._columns, 1)

    def _how_panel(self) -> Panel:
        """What a first day looks like, in three lines."""
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("How it goes")))
        for number, line in enumerate(
            (
                self.tr("Read the question and answer it in your head."),
                self.tr("Press Space: the answer appears, with its reason and its source."),
                self.tr("Say how well you knew it, 1 to 4. Each card comes back just before it would fade."),
            ),
            start=1,
        ):
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            row.setSpacing(12)
            figure = Text(str(number), weight=Weight.BOLD, role="gold", wrap=False)
            figure.setMinimumWidth(12)
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(line, role="muted"), 1)
            panel.column.addLayout(row)
        return panel

    def _waiting_panel(self) -> Panel:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Your quiz is waiting")))
        panel.column.addWidget(Text(self.tr("Every answer you gave is kept."), role="muted"))
        self.resume = Button(self.tr("Go on with your quiz"), quiet=True)
        self.resume.clicked.connect(self.resume_chosen)
        panel.column.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _last_quiz_panel(self) -> Panel:
        panel = Panel()
        self._quiz_when = Text(size=Size.SMALL, role="muted", wrap=False)
        self._quiz_score = Text(size=Size.TITLE, weight=Weight.BOLD, wrap=False)
        self._quiz_missed = Text(size=Size.SMALL, role="muted")
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addWidget(section_heading(self.tr("Last quiz")), 1)
        head.addWidget(self._quiz_when)
        panel.column.addLayout(head)
        score = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        score.setSpacing(16)
        score.addWidget(self._quiz_score)
        score.addWidget(self._quiz_missed, 1)
        panel.column.addLayout(score)
        acts = QWidget()
        row = Flow(acts, gap=24)
        self.missed = Button(self.tr("Study what I missed"), key=shortcuts.STUDY_MISSED.shown, quiet=True)
        self.see_report = Button(self.tr("See the report"), quiet=True)
        row.addWidget(self.missed)
        row.addWidget(self.see_report)
        self.missed.clicked.connect(self.missed_chosen)
        self.see_report.clicked.connect(self.report_chosen)
        panel.column.addWidget(acts)
        return panel

    def arrange(self, *, narrow: bool) -> None:
        """Puts the tree under the words when there is no room beside them."""
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(across)
        self._left.setMaximumWidth(16_777_215 if narrow else current().px(_COLUMN))
        self._columns.setStretch(0, 0 if narrow else 5)
        self.tree.setMaximumSize(current().px(_TREE), current().px(_TREE))
        self._left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def render(self, view: Today) -> None:  # type: ignore[override]  # pages say render; Qt's own is for printing
        """Shows the day."""
        self._date.setText(words.long_date(view.today))
        self._headline.setText(self._sentence(view))
        self._subline.setText(self._under(view))
        self._subline.setVisible(bool(self._subline.text()))
        self._notice.say(view.notice, icon="triangle-alert", role="warn")
        self._main_is_quiz = not (view.reviews or view.new)
        self.start.setText(self.tr("Quick quiz") if self._main_is_quiz else self.tr("Start studying"))
        self.quick.setVisible(not self._main_is_quiz)
        self._how.setVisible(view.first_time)
        self._waiting.setVisible(view.unfinished_quiz is not None)
        self._last.setVisible(view.last_quiz is not None)
        if view.last_quiz is not None:
            self._render_quiz(view.last_quiz, view)
        self._view = view
        if view.tree is None:
            self.tree.await_tree()
        else:
            self.tree.render(view.tree)

    def show_tree(self, tree: Tree) -> None:
        """Shows the tree of a large deck, once it is reckoned; until then all else can be used."""
        self.tree.render(tree)
        if self._view is not None:
            self._subline.setText(self._under(replace(self._view, tree=tree)))

    def show_lists(self, lists: tuple[tuple[str, str], ...]) -> None:
        """Shows the saved study lists: the name of each, and what it holds."""
        self.lists.show_lists(lists)
        self._lists_panel.setVisible(bool(lists))

    @property
    def headline(self) -> str:
        """The day in one sentence."""
        return self._headline.text()

    @property
    def subline(self) -> str:
        """What stands under it."""
        return self._subline.text()

    @property
    def notice(self) -> str:
        """What had to be said about the clock; mostly nothing."""
        return self._notice.text

    def _sentence(self, view: Today) -> str:
        if view.first_time:
            return self.tr("{deck} is ready: {facts}.").format(deck=view.deck_title, facts=words.facts(view.facts))
        if view.reviews or view.new:
            return words.work_ahead(view.reviews, view.new, view.minutes)
        return self.tr("Done for today.") if view.answered_today else self.tr("Nothing is due today.")

    def _under(self, view: Today) -> str:
        if view.first_time:
            return self.tr("Enter begins. {new} today: {time}.").format(
                new=words.counted(view.new, "{n} new card", "{n} new cards"), time=words.about(view.minutes)
            )
        if view.reviews or view.new:
            if view.tree is None:
                waits = self.tr("{deck}. Working out how much of it you would recall today…")
                return waits.format(deck=view.deck_title)
            recall = view.tree.recall
            if recall is None:
                return f"{view.deck_title}."
            return self.tr("{deck}. Today you would recall {share} of what you have learnt.").format(
                deck=view.deck_title, share=words.percent(recall)
            )
        parts = []
        if view.next_at is not None:
            parts.append(self.tr("The next card comes at {time}.").format(time=words.clock_time(view.next_at)))
        parts.append(
            self.tr("{cards} tomorrow.").format(cards=words.cards(view.tomorrow))
            if view.tomorrow
            else self.tr("Tomorrow is free.")
        )
        return " ".join(parts)

    def _render_quiz(self, quiz: LastQuiz, view: Today) -> None:
        day = words.day_name(quiz.day, view.today)
        self._quiz_when.setText(day)
        self._quiz_score.setText(
            self.tr("{earned} of {possible}").format(earned=f"{quiz.earned:g}", possible=f"{quiz.possible:g}")
        )
        taken = ""
        if quiz.confusion is not None:
            right, chosen = quiz.confusion
            taken = self.tr("Missed most: “{chosen}” taken for “{right}”").format(chosen=chosen, right=right)
        self._quiz_missed.setText(taken)
        self.missed.setVisible(quiz.missed > 0)

    def _main_chosen(self) -> None:
        (self.quiz_chosen if self._main_is_quiz else self.start_chosen).emit()

    def _missed_wanted(self) -> None:
        if not self._last.isHidden() and not self.missed.isHidden():
            self.missed_chosen.emit()
