"""A menu with room around its words."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QMenu, QWidget

from quizapp.gui import theme

_LOOK = """
QMenu {{ background: {surface}; border: 1px solid {edge}; border-radius: 10px; padding: 8px; }}
QMenu::item {{ color: {ink}; padding: {y}px {x}px; border-radius: 8px; margin: 1px;
    min-width: {wide}px; border: 2px solid transparent; }}
QMenu::item:selected {{ background: {tint}; color: {ink}; border: 2px solid {gold}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
"""


class Menu(QMenu):
    """Takes its look when it opens, so that it follows the theme and costs nothing before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dressed: theme.Theme | None = None
        self.aboutToShow.connect(self._dress)

    def _dress(self) -> None:
        look = theme.current()
        if look is self._dressed:
            return
        self._dressed = look
        names = ("surface", "edge", "ink", "tint", "gold", "muted", "line")
        colors = {name: getattr(look.colors, name).name() for name in names}
        self.setStyleSheet(_LOOK.format(**colors, y=look.px(6), x=look.px(12), wide=look.px(270)))

    def sizeHint(self) -> QSize:
        """With its look on."""
        self._dress()
        return super().sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme while it is open."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange and self.isVisible():
            self._dress()
