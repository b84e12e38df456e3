"""One text of a fact, edited in place: it says at once when an edit would break the fact."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.text import Text
from quizapp.services.library import FactField

_PREVIEW_AFTER_MS = 150


class Editor(QTextEdit):
    """Plain text, as tall as what is in it. Enter takes it, Esc gives it up, Tab leaves."""

    taken = Signal()
    given_up = Signal()
    focus_radius = 8

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("Empty"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(10)
        self.textChanged.connect(self.fit)

    def fit(self) -> None:
        """Becomes as tall as its text."""
        height = round(self.document().size().height()) + 2
        if height != self.height():
            self.setFixedHeight(max(height, theme.current().px(40)))

    def sizeHint(self) -> QSize:
        """As tall as its text."""
        return QSize(theme.current().px(240), self.height())

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(120, theme.current().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """A larger type needs more height."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc end editing."""
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field takes what is in it."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field with round corners under the text."""
        c = theme.current().colors
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), c.surface)
        painter.setPen(QPen(c.edge if self.hasFocus() else c.line, 1))
        painter.setBrush(c.surface)
        painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
        super().paintEvent(event)


class FieldEditor(QWidget):
    """Label, text, and beneath it what is wrong. ``previewed`` comes while typing, ``committed`` to be kept."""

    previewed = Signal(str, str)
    committed = Signal(str, str)
    restored = Signal(str)

    def __init__(self, field: FactField) -> None:
        super().__init__()
        self.field = field
        self.editor = Editor(field.label)
        self.editor.setPlainText(field.text)
        self.editor.textChanged.connect(self._typed)
        self.editor.taken.connect(self._take)
        self.editor.given_up.connect(self._give_up)
        self.restore = Button(self.tr("Take the deck's own text again"), quiet=True)
        self.restore.clicked.connect(lambda: self.restored.emit(self.field.path))
        self._edited = Text(self.tr("Edited"), size=Size.SMALL, role="gold", wrap=False)
        self._pencil = Icon("pencil", role="gold", pixels=14)
        self._error = Text(size=Size.SMALL, role="bad")
        self._mark = Icon("triangle-alert", role="bad", pixels=16)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_PREVIEW_AFTER_MS)
        self._clock.timeout.connect(lambda: self.previewed.emit(self.field.path, self.text))
        self._build()
        self.show_field(field)
        self.show_error("")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Text(self.field.label, size=Size.SMALL, role="muted"), 1)
        head.addWidget(self._pencil)
        head.addWidget(self._edited)
        error = QHBoxLayout()
        error.setSpacing(6)
        error.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        error.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addLayout(error)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def text(self) -> str:
        """What is in the field."""
        return self.editor.toPlainText()

    @property
    def error(self) -> str:
        """What is wrong with it, empty when nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    def show_field(self, field: FactField) -> None:
        """Shows what is stored now; text that is being typed stays."""
        typed = self.text != self.field.text
        self.field = field
        if not typed:
            self._set_text(field.text)
        for widget in (self._edited, self._pencil, self.restore):
            widget.setVisible(field.edited)

    def show_error(self, error: str) -> None:
        """Says what is wrong; nothing when it is well."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self._mark.setVisible(bool(error))
        self.editor.setAccessibleDescription(error)

    def _set_text(self, text: str) -> None:
        if text == self.text:
            return
        self.editor.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)  # noqa: FBT003
        self.editor.fit()

    def _typed(self) -> None:
        self._clock.start()

    def _take(self) -> None:
        self._clock.stop()
        if self.text != self.field.text:
            self.committed.emit(self.field.path, self.text)

    def _give_up(self) -> None:
        self._clock.stop()
        self._set_text(self.field.text)
        self.show_error("")
        self.previewed.emit(self.field.path, self.field.text)
