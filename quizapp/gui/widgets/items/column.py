"""Widgets under one another, laid out in one go: for what changes its height at the moment that counts, the answer."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Column(QWidget):
    """Shows its rows from top to bottom, each as tall as its words need at this width.

    Qt's own layouts hand a change of height from level to level, each of which lays out at its old size first; here a
    row's new height is met by one ``lay_out``, after which only what stands around the column is laid out by Qt.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self._column_rows: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_row(self, row: QWidget) -> None:
        """Takes a row at the end; one that was hidden stays so."""
        hidden = row.isHidden() and row.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        row.setParent(self)
        self._column_rows.append(row)
        row.setVisible(not hidden)

    def lay_out(self) -> None:
        """Rows were shown, hidden or given other words."""
        before = self.height()
        after = self._place(self.width())
        if after != before:
            self.updateGeometry()
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)

    def _shown(self) -> list[QWidget]:
        return [row for row in self._column_rows if not row.isHidden()]

    def _place(self, width: int) -> int:
        """Puts every row where it belongs; gives the height."""
        y = 0
        for row in self._shown():
            height = row.heightForWidth(width)
            row.setGeometry(0, y, width, height)
            y += height + self._spacing
        return max(0, y - self._spacing)

    def event(self, event: QEvent) -> bool:
        """A row wants another height: larger type, or words that came by another way."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.lay_out()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self._place(self.width())

    def hasHeightForWidth(self) -> bool:
        """Its rows wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its rows."""
        heights = [row.heightForWidth(width) for row in self._shown()]
        return sum(heights) + max(0, len(heights) - 1) * self._spacing

    def sizeHint(self) -> QSize:
        """As wide as its widest row would like to be; as tall as it has to be now, since only that is known already."""
        width = max((_liked_width(row) for row in self._shown()), default=0)
        return QSize(width, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap; how tall it then has to be, its height for a width says."""
        least = [row.minimumSizeHint() for row in self._shown()]
        height = sum(size.height() for size in least) + max(0, len(least) - 1) * self._spacing
        return QSize(max((size.width() for size in least), default=0), height)


def _liked_width(row: QWidget) -> int:
    """How wide a row would like to be: to ask for its whole size would have its words wrapped at that width."""
    liked = getattr(row, "liked_width", None)
    return row.sizeHint().width() if liked is None else int(liked)
