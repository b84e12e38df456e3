"""The exam date: the pace to it, the share that will be recalled, and how past forecasts held."""

from datetime import timedelta

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.charts.panel import ChartPanel
from quizapp.gui.widgets.charts.told import Lines, Series, Told
from quizapp.gui.widgets.fields import DateField
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.goals import ExamPlan

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_PROPOSED_DAYS, _FARTHEST_DAYS = 30, 3 * 365


class ExamPanel(Panel):
    """Renders an ``ExamPlan``; ``exam_chosen`` carries a date, or None to take it away.
    ``waiting`` is the line that says that the forecast is being worked out."""

    exam_chosen = Signal(object)

    def __init__(self, waiting: QWidget) -> None:
        super().__init__()
        self.title = Text(size=Size.TITLE, weight=Weight.BOLD)
        self.pace = Text()
        self.share = Text(size=Size.DISPLAY, weight=Weight.BOLD)
        self.forecast = Text(role="muted")
        self.honest = Text(
            self.tr("This is no chance of passing: the app knows your memory, not the exam."),
            size=Size.SMALL,
            role="muted",
        )
        self.day = DateField(name=self.tr("Exam date"))
        self.set_date = Button("", icon="check", primary=True)
        self.set_date.clicked.connect(lambda: self.exam_chosen.emit(self.day.day))
        self.take_away = Button(self.tr("Take the date away"), quiet=True)
        self.take_away.clicked.connect(lambda: self.exam_chosen.emit(None))
        acts = QWidget()
        flow = Flow(acts, gap=12)
        for control in (self.day, self.set_date, self.take_away):
            flow.addWidget(control)
        self.past = ChartPanel()
        self.column.addWidget(section_heading(self.tr("Exam date")))
        for widget in (self.title, self.pace, self.share, self.forecast, waiting, self.honest, acts, self.past):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def render(self, plan: ExamPlan) -> None:  # type: ignore[override]  # Qt's own is for printing
        """Shows the plan."""
        coming = plan.exam is not None and plan.days_left > 0
        self.title.setText(self._when(plan))
        self.title.setVisible(plan.exam is not None)
        self.pace.setText(self._pace(plan))
        self.share.setVisible(coming)
        self.share.setText("–" if plan.forecast is None else words.percent(plan.forecast.share))
        self.forecast.setText(self._forecast(plan) if coming else "")
        self.forecast.setVisible(coming)
        self.honest.setVisible(coming)
        self.take_away.setVisible(plan.exam is not None)
        self.set_date.setText(self.tr("Change the date") if plan.exam is not None else self.tr("Set the date"))
        self.set_date.set_primary(plan.exam is None)
        proposed = plan.exam if plan.exam is not None and coming else plan.today + timedelta(days=_PROPOSED_DAYS)
        self.day.choose(proposed, plan.today + timedelta(days=1), plan.today + timedelta(days=_FARTHEST_DAYS))
        self.past.setVisible(bool(plan.past))
        if plan.past:
            self.past.show_told(self._past(plan))

    def _when(self, plan: ExamPlan) -> str:
        if plan.exam is None:
            return ""
        day = _LOCALE.toString(plan.exam, "d MMMM yyyy")  # type: ignore[call-overload]  # PySide takes a date
        if plan.days_left == 0:
            return self.tr("{day} is over").format(day=day) if plan.exam < plan.today else self.tr("Today")
        return self.tr("{day}, {when}").format(day=day, when=words.counted(plan.days_left, "in {n} day", "in {n} days"))

    def _pace(self, plan: ExamPlan) -> str:
        if plan.exam is None:
            return self.tr(
                "Give the date of an exam, and new cards are spread so that all of them are learnt in time, with the "
                "last days left for review."
            )
        if plan.days_left == 0:
            return self.tr("Give the date of the next one whenever you like; what you know is kept either way.")
        if plan.cards_left == 0:
            return self.tr("You have met all cards. Your reviews keep them until the day.")
        review = self.tr("the last {days} are for review").format(
            days=words.counted(plan.review_days, "{n} day", "{n} days")
        )
        if plan.in_time:
            return self.tr("{new} a day until then, and you have met all {left} that are left; {review}.").format(
                new=words.counted(plan.new_per_day, "{n} new card", "{n} new cards"),
                left=f"{plan.cards_left:,}",
                review=review,
            )
        return self.tr(
            "Not all {left} new cards fit in: at two hours of new cards a day ({new}) you can meet {reached} of them; "
            "{review}. Choose the topics that matter most and study these first."
        ).format(
            left=f"{plan.cards_left:,}",
            new=words.counted(plan.new_per_day, "{n} card", "{n} cards"),
            reached=f"{plan.reached:,}",
            review=review,
        )

    def _forecast(self, plan: ExamPlan) -> str:
        if plan.forecast is None:
            return self.tr("The share of all cards that you would recall on the day is being worked out.")
        return self.tr(
            "of all cards would be recalled on the day if you study as planned; between {low} and {high} in nine of "
            "ten simulated futures."
        ).format(low=words.percent(plan.forecast.low), high=words.percent(plan.forecast.high))

    def _past(self, plan: ExamPlan) -> Told:
        day = plan.past[-1].day
        shown = [one for one in plan.past if one.day == day]
        came = shown[-1].came
        held = sum(bool(one.held) for one in shown)
        if came is None:
            sentence = self.tr("What came on the day was not looked at.")
        else:
            sentence = self.tr("On the day it was {came}; {held} of {n} forecasts had it in their range.").format(
                came=words.percent(came.share), held=held, n=len(shown)
            )
        series = (
            Series(name=self.tr("forecast"), values=tuple(one.forecast.share for one in shown)),
            Series(
                name=self.tr("lowest likely"),
                values=tuple(one.forecast.low for one in shown),
                color="muted",
                dashed=True,
            ),
            Series(
                name=self.tr("highest likely"),
                values=tuple(one.forecast.high for one in shown),
                color="muted",
                dashed=True,
            ),
        )
        return Told(
            key="forecasts",
            name=self.tr("How the forecasts held"),
            sentence=sentence,
            heads=(self.tr("Made on"), self.tr("Forecast"), self.tr("From"), self.tr("To")),
            rows=tuple(
                (
                    _short(one.made),
                    words.percent(one.forecast.share),
                    words.percent(one.forecast.low),
                    words.percent(one.forecast.high),
                )
                for one in shown
            ),
            labels=tuple(_short(one.made) for one in shown),
            picture=Lines(series=series, shares=True, aim=None if came is None else came.share),
        )


def _short(day: object) -> str:
    return str(_LOCALE.toString(day, "d MMM"))  # type: ignore[call-overload]  # PySide takes a date
