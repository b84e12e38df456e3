"""How much to remember: one slider, and what each share costs in minutes a day, drawn as it moves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.charts.plot import ChartPlot
from quizapp.gui.widgets.charts.told import Lines, Series, Told
from quizapp.gui.widgets.fields import Slider
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.workload import Workload

LEAST, MOST = 70, 97
"""The shares that can be chosen, in percent."""


class WorkloadPanel(Panel):
    """Renders a ``Workload``; ``share_chosen`` carries the share to remember (0.70 to 0.97) that the person keeps.
    ``waiting`` is the line that says that the curve is being worked out; it belongs to whoever works it out."""

    share_chosen = Signal(float)

    def __init__(self, waiting: QWidget) -> None:
        super().__init__()
        self._workload: Workload | None = None
        self._share = 90
        self.slider = Slider(LEAST, MOST, 1, name=self.tr("Share to remember"))
        self.slider.valueChanged.connect(self._moved)
        self.figure = Text(size=Size.TITLE, weight=Weight.BOLD)
        self.sentence = Text(role="muted")
        self.plot = ChartPlot()
        self.keep = Button("", icon="check", primary=True)
        self.keep.clicked.connect(lambda: self.share_chosen.emit(self.slider.value() / 100))
        self.back = Button("", quiet=True)
        self.back.clicked.connect(lambda: self.slider.setValue(self._share))
        acts = QWidget()
        flow = Flow(acts, gap=12)
        flow.addWidget(self.keep)
        flow.addWidget(self.back)
        ends = QHBoxLayout()
        ends.addWidget(Text(self.tr("Fewer reviews, more forgotten"), size=Size.SMALL, role="muted"), 1)
        ends.addWidget(
            Text(
                self.tr("More remembered, more reviews"),
                size=Size.SMALL,
                role="muted",
                align=Qt.AlignmentFlag.AlignRight,
            ),
            1,
        )
        self.column.addWidget(section_heading(self.tr("How much to remember")))
        self.column.addWidget(self.figure)
        self.column.addWidget(self.slider)
        self.column.addLayout(ends)
        self.column.addWidget(self.plot)
        self.column.addWidget(waiting)
        self.column.addWidget(self.sentence)
        self.column.addWidget(acts)
        self.column.addStretch(1)

    def await_curve(self, share: float) -> None:
        """Shows the share in force while the curve is being simulated."""
        self._workload, self._share = None, round(share * 100)
        self.slider.blockSignals(True)  # noqa: FBT003 - Qt's
        self.slider.setValue(self._share)
        self.slider.blockSignals(False)  # noqa: FBT003 - Qt's
        self._moved()

    def render(self, workload: Workload) -> None:  # type: ignore[override]  # Qt's own is for printing
        """Shows the curve."""
        value = self.slider.value() if self._workload is not None else round(workload.share * 100)
        self._workload, self._share = workload, round(workload.share * 100)
        self.slider.setValue(value)
        self._moved()

    def _moved(self) -> None:
        value = self.slider.value()
        changed = value != self._share
        self.keep.setText(self.tr("Remember {share}").format(share=words.percent(value / 100)))
        self.back.setText(self.tr("Back to {share}").format(share=words.percent(self._share / 100)))
        self.keep.setVisible(changed)
        self.back.setVisible(changed)
        workload = self._workload
        self.plot.setVisible(workload is not None and bool(workload.curve))
        share = words.percent(value / 100)
        if workload is None:
            self.figure.setText(share)
            self.sentence.setText(
                self.tr("What each share costs in minutes a day is being worked out from your cards.")
            )
            return
        if not workload.curve:
            self.figure.setText(share)
            self.sentence.setText(
                self.tr("With the first cards you will see here what each share costs in minutes a day.")
            )
            return
        here, now = workload.at(value / 100), workload.at(self._share / 100)
        self.figure.setText(self.tr("{share}: {time} a day").format(share=share, time=words.about(round(here.minutes))))
        self.sentence.setText(self._told(workload, here.minutes - now.minutes, round(here.remembered)))
        self.plot.show_told(self._curve(workload, value))

    def _told(self, workload: Workload, more: float, remembered: int) -> str:
        told = [
            self.tr("After half a year of such days you would recall about {n} of your {cards} cards.").format(
                n=f"{remembered:,}", cards=f"{workload.cards:,}"
            )
        ]
        if abs(more) >= 0.5:
            pattern = self.tr("{time} a day more than now.") if more > 0 else self.tr("{time} a day less than now.")
            told.append(pattern.format(time=words.minutes(round(abs(more)))).capitalize())
        if workload.cheapest is not None:
            told.append(
                self.tr("A remembered card costs you least at about {share}.").format(
                    share=words.percent(workload.cheapest)
                )
            )
        return " ".join(told)

    def _curve(self, workload: Workload, value: int) -> Told:
        shares = range(LEAST, MOST + 1)
        points = [workload.at(share / 100) for share in shares]
        return Told(
            key="workload",
            name=self.tr("Minutes a day by share to remember"),
            sentence=self.sentence.text(),
            heads=(self.tr("Share"), self.tr("Minutes a day"), self.tr("Cards remembered after half a year")),
            rows=tuple(
                (words.percent(point.share), f"{point.minutes:.0f}", f"{point.remembered:,.0f}") for point in points
            ),
            labels=tuple(words.percent(share / 100) if share % 5 == 0 else "" for share in shares),
            picture=Lines(
                series=(Series(name=self.tr("minutes a day"), values=tuple(point.minutes for point in points)),),
                marked=value - LEAST,
            ),
        )
