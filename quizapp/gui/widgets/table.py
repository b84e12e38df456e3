"""Makes Qt's table look like the rest of the app."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.calm_row import CalmRow
from quizapp.gui.widgets.scroll_bar import slim


def dress_table(table: QTableView) -> None:
    """No grid, no frame, calm rows."""
    table.setItemDelegate(CalmRow(table))
    slim(table)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setAlternatingRowColors(False)
    table.setWordWrap(False)
    table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(theme.current().px(36))
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setFont(theme.current().font(Size.SMALL, Weight.BOLD))
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
