"""A column of rows that are made anew when what they show has changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Rebuilt(QWidget):
    """Takes rows in the place of those before."""

    def __init__(self, *, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        self.rows: list[QWidget] = []

    def put(self, rows: Sequence[QWidget]) -> None:
        """Shows rows."""
        for old in self.rows:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = list(rows)
        for row in self.rows:
            self.column.addWidget(row)
            row.show()
