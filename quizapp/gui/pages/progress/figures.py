"""The three figures beside the tree, each with its sentence: what was recalled, what lies ahead, the days of study."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.charts.days import BarChart, HeatStrip
from quizapp.gui.widgets.panel import Panel
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.progress import DayCount, Progress


class Figures(QWidget):
    """Panels under each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.retention, self.retention_words = self._figure(column, self.tr("Recalled when asked, last 30 days"))
        self.bars = BarChart(self.tr("Reviews ahead, next 7 days"), self.tr("{n} reviews"))
        self.ahead_words = self._charted(column, self.tr("Reviews ahead, next 7 days"), self.bars)
        self.strip = HeatStrip(self.tr("Answers a day, last 12 weeks"), self.tr("{n} answers"))
        self.studied, self.studied_words = self._figure(column, self.tr("Days studied, last two weeks"), self.strip)
        column.addStretch(1)

    def render(self, view: Progress) -> None:  # type: ignore[override]  # Qt's own is for printing
        """Shows the figures."""
        self._show_retention(view)
        self._show_ahead(view.ahead[:7])
        self._show_days(view)

    def _figure(self, column: QVBoxLayout, name: str, chart: QWidget | None = None) -> tuple[Text, Text]:
        panel = Panel()
        panel.column.setSpacing(4)
        panel.column.addWidget(Text(name, size=Size.SMALL, role="muted"))
        figure, sentence = Text(size=Size.DISPLAY, weight=Weight.BOLD), Text(role="muted")
        panel.column.addWidget(figure)
        panel.column.addWidget(sentence)
        if chart is not None:
            panel.column.addSpacing(12)
            panel.column.addWidget(chart)
        column.addWidget(panel)
        return figure, sentence

    def _charted(self, column: QVBoxLayout, name: str, chart: QWidget) -> Text:
        panel = Panel()
        panel.column.addWidget(Text(name, size=Size.SMALL, role="muted"))
        panel.column.addWidget(chart)
        sentence = Text(role="muted")
        panel.column.addWidget(sentence)
        column.addWidget(panel)
        return sentence

    def _show_retention(self, view: Progress) -> None:
        recalled, asked = view.retention
        aim = words.percent(view.aim)
        if not asked:
            self.retention.setText("–")
            self.retention_words.setText(
                self.tr("Will stand here after your first reviews, tomorrow at the earliest. The aim is {aim}.").format(
                    aim=aim
                )
            )
            return
        share = recalled / asked
        self.retention.setText(words.percent(share))
        if round(share * 100) >= round(view.aim * 100):
            verdict = self.tr("You aimed for {aim}: your plan works.")
        elif share >= view.aim - 0.05:
            verdict = self.tr("You aimed for {aim}: you are close.")
        else:
            verdict = self.tr("You aimed for {aim}. Fewer new cards for a while will help.")
        of = self.tr("{recalled} of {asked} answers.").format(recalled=recalled, asked=asked)
        self.retention_words.setText(f"{verdict.format(aim=aim)} {of}")

    def _show_ahead(self, ahead: tuple[DayCount, ...]) -> None:
        self.bars.show_days(ahead)
        total = sum(day.count for day in ahead)
        if not total:
            self.ahead_words.setText(self.tr("Nothing waits yet. What you learn today comes back in a few days."))
            return
        busiest = max(ahead, key=lambda day: day.count)
        name = _day(busiest.day, ahead[0].day)
        pattern = self.tr("{total} reviews in all; {day} is the fullest day, with {most}.")
        self.ahead_words.setText(pattern.format(total=total, day=name, most=busiest.count))

    def _show_days(self, view: Progress) -> None:
        self.strip.show_days(view.calendar)
        self.studied.setText(self.tr("{days} of 14").format(days=view.studied_of_14))
        if view.answered_total == 0:
            self.studied_words.setText(self.tr("Every day you study becomes a green square here."))
            return
        hours = view.minutes_total / 60
        spent = (
            self.tr("{n} hours").format(n=f"{hours:.1f}") if hours >= 2 else words.minutes(round(view.minutes_total))
        )
        pattern = self.tr("{answers} answers so far, in {time} of study.")
        self.studied_words.setText(pattern.format(answers=view.answered_total, time=spent))


def _day(day: date, today: date) -> str:
    return words.day_name(day, today).removeprefix("on ")
