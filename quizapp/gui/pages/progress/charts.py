"""All charts of a deck over a span, each in a panel; two side by side where there is room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from quizapp.gui.pages.progress import told_memory as memory
from quizapp.gui.pages.progress import told_work as work
from quizapp.gui.widgets.charts.panel import ChartPanel
from quizapp.gui.widgets.segmented import Segmented
from quizapp.services.charts import Charts, Span

_TELLING = (
    work.retention, memory.calibration, work.calendar, work.ahead, work.time_spent, work.learnt, memory.recall,
    memory.stability, memory.difficulty, memory.hours, memory.topics, memory.confusions,
)  # fmt: skip
_WIDE = frozenset({"calendar", "hours"})


class ChartsView(QWidget):
    """``span_chosen`` carries a Span; panels that are to be saved come with ``picture_wanted`` and ``table_wanted``."""

    span_chosen = Signal(object)
    picture_wanted = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spans = Segmented(
            (
                (self.tr("1 month"), Span.MONTH),
                (self.tr("3 months"), Span.QUARTER),
                (self.tr("1 year"), Span.YEAR),
                (self.tr("All"), Span.ALL),
            ),
            name=self.tr("Span of the charts"),
        )
        self.spans.choose(Span.YEAR)
        self.spans.chosen.connect(self.span_chosen)
        self.panels: tuple[ChartPanel, ...] = ()
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.spans)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._narrow: bool | None = None

    def render(self, charts: Charts) -> None:  # type: ignore[override]  # Qt's own is for printing
        """Shows the charts."""
        told = tuple(tell(charts) for tell in _TELLING)
        if not self.panels:
            self.panels = tuple(ChartPanel(self) for _ in told)
            for panel in self.panels:
                panel.picture_wanted.connect(self.picture_wanted)
                panel.table_wanted.connect(self.table_wanted)
        self.spans.choose(charts.span)
        for panel, one in zip(self.panels, told, strict=True):
            panel.show_told(one)
        self.arrange(narrow=bool(self._narrow))

    def arrange(self, *, narrow: bool) -> None:
        """One column, or two."""
        self._narrow = narrow
        for panel in self.panels:
            self._grid.removeWidget(panel)
        row = column = 0
        for panel in self.panels:
            wide = narrow or (panel.told is not None and panel.told.key in _WIDE)
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(panel, row, column, 1, 2 if wide else 1)
            row, column = (row + 1, 0) if wide or column else (row, 1)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)
            self._grid.setColumnMinimumWidth(place, 0)

    @property
    def focused(self) -> ChartPanel | None:
        """The panel that has the focus, or the first one with a picture."""
        focus = QApplication.focusWidget()
        found = next((panel for panel in self.panels if focus is not None and panel.isAncestorOf(focus)), None)
        shown = (panel for panel in self.panels if panel.told is not None and panel.told.picture is not None)
        return found or next(shown, None)

    def take_focus(self) -> None:
        """On the first chart, or on the span."""
        panel = self.focused
        (panel.plot if panel is not None else self.spans.segments[Span.YEAR]).setFocus(Qt.FocusReason.OtherFocusReason)
