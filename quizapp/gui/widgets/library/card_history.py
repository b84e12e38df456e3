"""A card's whole history: what it is now, its curve of recall, and every answer."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.theme import Size
from quizapp.gui.widgets.charts.panel import ChartPanel
from quizapp.gui.widgets.charts.told import Lines, Series, Told
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.scheduling.memory import Grade
from quizapp.services.charts import CardHistory, HistoryLine

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class CardHistoryView(QWidget):
    """Renders a ``CardHistory``: show it beside the card, wherever that is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = Text(size=Size.LARGE)
        self.state = Text(role="muted")
        self.curve, self.answers = ChartPanel(), ChartPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.front, self.state, self.curve, self.answers):
            column.addWidget(widget)
        column.addStretch(1)

    @property
    def panels(self) -> tuple[ChartPanel, ChartPanel]:
        """Its two charts, for those who save them."""
        return self.curve, self.answers

    def render(self, history: CardHistory) -> None:  # type: ignore[override]  # Qt's own is for printing
        """Shows a card's history."""
        self.front.setText(history.front)
        self.state.setText(_state(history))
        self.curve.show_told(_curve(history))
        self.answers.show_told(_answers(history))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CardHistory", text)


def _day(day: date) -> str:
    return _LOCALE.toString(day, "d MMM yyyy")  # type: ignore[call-overload,no-any-return]  # PySide takes a date


def _state(history: CardHistory) -> str:
    if history.stability is None or history.difficulty is None or history.recall is None:
        return _tr("Not met yet.")
    due = (
        ""
        if history.due is None
        else " "
        + _tr("It is due {when}.").format(
            when=words.in_days((history.due - history.today).days) if history.due > history.today else _tr("now")
        )
    )
    told = _tr("Chance of recall today: {recall}. It holds for {days}; its difficulty is {hard} of 10.").format(
        recall=words.percent(history.recall),
        days=words.counted(max(1, round(history.stability)), "{n} day", "{n} days"),
        hard=f"{history.difficulty:.0f}",
    )
    return told + due


def _curve(history: CardHistory) -> Told:
    points = history.curve
    shown = [number for number, point in enumerate(points) if point.day == history.today]
    picture = None
    if points:
        series = (Series(name=_tr("recall"), values=tuple(point.recall for point in points)),)
        picture = Lines(series=series, shares=True, marked=shown[0] if shown else None)
    return Told(
        key="recall-curve",
        name=_tr("Chance of recall, day by day"),
        sentence=_tr(
            "Each answer lifts it; the flatter it falls, the better the card holds. The upright line is today."
        )
        if points
        else _tr("The curve begins with the first answer."),
        heads=(_tr("Day"), _tr("Chance of recall")),
        rows=tuple((_day(point.day), words.percent(point.recall)) for point in points),
        labels=tuple(_LOCALE.toString(point.day, "d MMM") for point in points),  # type: ignore[call-overload]
        picture=picture,
    )


def _answers(history: CardHistory) -> Told:
    lines = history.lines
    lapses = sum(line.grade is Grade.AGAIN for line in lines)
    if not lines:
        sentence = _tr("Each answer will stand here with its grade and the interval it brought.")
    elif lapses:
        sentence = _tr("{n} answers, {lapses} of them forgotten.").format(n=len(lines), lapses=lapses)
    else:
        sentence = _tr("{n} answers, none of them forgotten.").format(n=len(lines))
    return Told(
        key="answers",
        name=_tr("How long it holds, answer by answer"),
        sentence=sentence,
        heads=(
            _tr("Day"),
            _tr("Grade"),
            _tr("Holds, days"),
            _tr("Comes back after, days"),
            _tr("Expected"),
            _tr("Seconds"),
        ),
        rows=tuple(_row(line) for line in lines),
        labels=tuple(_LOCALE.toString(line.day, "d MMM") for line in lines),  # type: ignore[call-overload]
        picture=Lines(series=(Series(name=_tr("days"), values=tuple(line.stability for line in lines)),))
        if lines
        else None,
    )


def _row(line: HistoryLine) -> tuple[str, ...]:
    grades = {
        Grade.AGAIN: _tr("Forgot"),
        Grade.HARD: _tr("Recalled with effort"),
        Grade.GOOD: _tr("Recalled"),
        Grade.EASY: _tr("Easily"),
    }
    return (
        _day(line.day),
        grades[line.grade],
        f"{line.stability:.1f}",
        "–" if line.interval_days is None else f"{line.interval_days:,}",
        "–" if line.expected is None else words.percent(line.expected),
        f"{line.took_ms / 1000:.0f}",
    )
