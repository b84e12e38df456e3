"""How ready one is: the share of a test's points to be expected, its range, how past forecasts held, what it is not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.bars import Bar, Bars
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.panel import Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.readiness import Plan, ReadinessView


class ReadinessPanel(Panel):
    """``wanted`` asks for a forecast; put a task line into ``waiting``."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(section_heading(self.tr("How ready you are")))
        self.intro = Text(
            self.tr(
                "What share of a test of all topics you would earn, worked out from the memory of your own cards and "
                "from what you answered in quizzes."
            ),
            role="muted",
        )
        self.work_out = Button(self.tr("Work it out"))
        self.work_out.clicked.connect(self.wanted)
        self.figure = Text(size=Size.DISPLAY, weight=Weight.BOLD)
        self.sentence, self.held, self.honest = Text(), Text(role="muted"), Text(role="muted")
        self.topics = Bars(self.tr("Expected by topic"))
        self.waiting = QVBoxLayout()
        self._told: tuple[QWidget, ...] = (self.figure, self.sentence, self.topics, self.held, self.honest)
        for part in (self.intro, *self._told):
            self.column.addWidget(part)
        self.column.addSpacing(4)
        self.column.addWidget(self.work_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self.waiting)
        self.forget()

    def forget(self) -> None:
        """Shows no forecast: what it was worked out from may be another now."""
        for part in self._told:
            part.hide()
        self.intro.show()
        self.work_out.setText(self.tr("Work it out"))

    def show_forecast(self, view: ReadinessView) -> None:
        """Shows a forecast with all that belongs to it."""
        forecast = view.forecast
        self.figure.setText(words.percent(forecast.share))
        supposing = (
            self.tr("if you study as planned") if view.plan is Plan.PLANNED else self.tr("if you study nothing more")
        )
        when = words.day_name(view.day, view.today)
        said = self.tr(
            "of the points of a test of {n} questions {when}, {supposing}; between {low} and {high} in eight of ten "
            "such tests. {studied} of {facts} facts are studied so far."
        )
        self.sentence.setText(
            said.format(
                n=view.items,
                when=when,
                supposing=supposing,
                low=words.percent(forecast.low),
                high=words.percent(forecast.high),
                studied=view.studied,
                facts=view.facts,
            )
        )
        self.topics.show_bars(
            tuple(
                Bar(name=view.titles.get(one.topic, str(one.topic)), share=one.share, figure=words.percent(one.share))
                for one in sorted(forecast.topics, key=lambda one: one.share)
            )
        )
        self.held.setText(self._past(view))
        self.honest.setText(view.what_it_is_not)
        for part in self._told:
            part.show()
        self.intro.hide()
        self.work_out.setText(self.tr("Work it out again"))

    def _past(self, view: ReadinessView) -> str:
        n = len(view.past.compared)
        if not n:
            return self.tr("No forecast could be held against a whole quiz yet; from then on this says how they held.")
        said = self.tr("{held} of {n} past forecasts had what came in their range; eight of ten should.").format(
            held=view.past.held, n=n
        )
        if view.past.bias is None:
            return said
        points = round(abs(view.past.bias) * 100)
        too = self.tr("too low") if view.past.bias > 0 else self.tr("too high")
        more = self.tr("On average they were {points} points {too}.").format(points=points, too=too)
        return f"{said} {more}" if points else said
