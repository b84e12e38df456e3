"""A calculator beside an item that asks for a number: sums are typed as one says them, and decimals are exact."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from quizapp.exams.calculator import MOST_TYPED, Sum, SumError, calculate
from quizapp.gui import theme
from quizapp.gui.announce import announce
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.panel import Panel
from quizapp.gui.widgets.text import Text

_KEYS = ("789÷(", "456×)", "123\u2212C", "0.=+⌫")
_SIGNS = {"*": "×", "/": "÷", "-": "\u2212"}


class _Line(Field):
    """The sum as it is typed. Esc puts the calculator away, not the quiz; Enter works the sum out."""

    wanted = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc is its own here."""
        is_key = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # it is a key's event
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Signs become those that one reads; Enter and = work the sum out."""
        key, typed = event.key(), event.text()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or typed == "=":
            self.wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif typed in _SIGNS:
            self.insert(_SIGNS[typed])
        else:
            super().keyPressEvent(event)
            event.accept()  # a letter is not an answer here


class _Key(QPushButton):
    """A key of the calculator, for the mouse and for screen readers; who types has the keys already."""

    def __init__(self, sign: str, name: str) -> None:
        super().__init__(sign)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dressed: theme.Theme | None = None
        self._dress()

    def _dress(self) -> None:
        self._dressed = look = theme.current()
        c = look.colors
        self.setFont(look.font(Size.BODY, Weight.BOLD))
        self.setFixedHeight(look.px(36))
        self.setMinimumWidth(look.px(26))
        self.setStyleSheet(
            f"QPushButton {{ border: 1px solid {c.line.name()}; border-radius: 8px; padding: 0px;"
            f" background: {c.surface.name()}; color: {c.ink.name()}; }}"
            f"QPushButton:hover, QPushButton:pressed {{ background: {c.tint.name()}; }}"
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and self._dressed is not theme.current():
            self._dress()


class Calculator(Panel):
    """``taken`` carries the result that is to be the answer; ``put_away`` says that it is not wanted any more."""

    taken = Signal(str)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__(padding=14)
        self.line = _Line(name=self.tr("Sum"), placeholder=self.tr("Calculator"))
        self.line.setMaxLength(MOST_TYPED)
        self.line.textChanged.connect(self._show)
        self.line.wanted.connect(self._work_out)
        self.line.left.connect(self.put_away)
        self.result = Text(size=Size.LARGE, weight=Weight.BOLD)
        self.close_button = Button(self.tr("Close"), quiet=True)
        self.close_button.setAccessibleName(self.tr("Put the calculator away"))
        self.close_button.clicked.connect(self.put_away)
        self.take = Button(self.tr("Use as answer"), quiet=True)
        self.take.clicked.connect(self._take)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.line, 1)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        self.column.addWidget(self.result)
        self.keys: dict[str, _Key] = {}
        self.column.addLayout(self._grid())
        self.column.addWidget(self.take)
        self._show()

    def _grid(self) -> QGridLayout:
        names = {
            "÷": self.tr("divided by"), "×": self.tr("times"), "\u2212": self.tr("minus"), "+": self.tr("plus"),
            "(": self.tr("open bracket"), ")": self.tr("close bracket"), ".": self.tr("point"),
            "C": self.tr("Clear"), "⌫": self.tr("Delete the last character"), "=": self.tr("equals"),
        }  # fmt: skip
        grid = QGridLayout()
        grid.setSpacing(6)
        for row, signs in enumerate(_KEYS):
            for column, sign in enumerate(signs):
                key = self.keys[sign] = _Key(sign, names.get(sign, sign))
                key.clicked.connect(lambda _=False, sign=sign: self._press(sign))
                grid.addWidget(key, row, column)
        return grid

    # -- what it does

    def open(self) -> None:
        """Comes with the focus in its line."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _press(self, sign: str) -> None:
        match sign:
            case "C":
                self.line.clear()
            case "⌫":
                self.line.backspace()
            case "=":
                self._work_out()
            case _:
                self.line.insert(sign)

    def worked_out(self) -> Sum | None:
        """The value of what stands in the line; None where it is no sum (yet)."""
        try:
            return calculate(self.line.text())
        except SumError:
            return None

    def _show(self) -> None:
        """The value while one types."""
        value, said = self.worked_out(), ""
        if value is not None:
            said = f"{'=' if value.exact else '≈'} {value.text}"
        elif self.line.text().strip():
            said = self._trouble()
        self.result.setText(said or "=")
        self.result.set_role("ink" if value is not None else "muted")
        self.take.setEnabled(value is not None)

    def _trouble(self) -> str:
        try:
            calculate(self.line.text())
        except SumError as error:
            if error.by_zero:
                return self.tr("Nothing can be divided by 0.")
            return self.tr("This is no sum.") if error.finished else "…"
        return ""

    def _work_out(self) -> None:
        """The value takes the place of the sum, so that one can go on from it."""
        value = self.worked_out()
        if value is None:
            announce(self, self._trouble())
            return
        announce(self, self.tr("equals {value}").format(value=value.text))
        self.line.setText(value.text)

    def _take(self) -> None:
        value = self.worked_out()
        if value is not None:
            self.taken.emit(value.text)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, as one reads."""
        return (self.line, self.close_button, self.take)
