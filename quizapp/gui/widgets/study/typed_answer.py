"""Typing an answer: the field, and afterwards the difference between what was typed and the answer."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from quizapp.content.typed import TypedResult, Verdict
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.text import Text

_ROLES = {Verdict.SAME: "good", Verdict.WRONG: "bad", Verdict.MISSING: "warn"}


class TypedField(Field):
    """Where the answer is typed. ``entered`` comes with Enter."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(name="")
        self.setAccessibleName(self.tr("Your answer"))
        self.setPlaceholderText(self.tr("Type your answer, then Enter"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.returnPressed.connect(self.entered)
        self._dress()

    def _dress(self) -> None:
        font = theme.current().font(Size.LARGE)
        if self.font() != font:
            self.setFont(font)

    def sizeHint(self) -> QSize:
        """As high as a line of large type with room around it."""
        self._dress()
        return QSize(theme.current().px(480), theme.current().px(48))

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(theme.current().px(120), theme.current().px(48))


class _Difference(Text):
    """Letters as they were typed and as they should be: struck out is too much, underlined was missing."""

    @staticmethod
    def _format(start: int, length: int, role: str) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setForeground(getattr(theme.current().colors, role))
        look.setFontWeight(int(Weight.BOLD))
        look.setFontStrikeOut(role == _ROLES[Verdict.WRONG])
        look.setFontUnderline(role == _ROLES[Verdict.MISSING])
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length, stretch.format = start, length, look
        return stretch


class TypedDifference(QWidget):
    """Says whether it was right, in a word and a mark, and shows the letters that differ."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("circle-check", role="good")
        self._verdict = Text(weight=Weight.BOLD, wrap=False)
        self._letters = _Difference(size=Size.LARGE, align=Qt.AlignmentFlag.AlignHCenter)
        self._legend = Text(size=Size.SMALL, role="muted", align=Qt.AlignmentFlag.AlignHCenter)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch(1)
        head.addWidget(self._icon)
        head.addWidget(self._verdict)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._letters)
        column.addWidget(self._legend)

    @property
    def verdict(self) -> str:
        """Whether it was right, in words."""
        return self._verdict.text()

    @property
    def letters(self) -> str:
        """What was typed with what was missing."""
        return self._letters.text()

    @property
    def legend(self) -> str:
        """What struck out and underlined mean, as far as they occur."""
        return "" if self._legend.isHidden() else self._legend.text()

    def show_result(self, result: TypedResult) -> None:
        """Shows how a typed answer was."""
        self._icon.set_icon(*self._look(result))
        self._verdict.setText(self._words(result))
        if _is_far(result):
            self._show_both(result)
            return
        text, spans = "", []
        for piece in result.pieces:
            spans.append((len(text), len(piece.text), _ROLES[piece.verdict]))
            text += piece.text
        self._letters.set_spans(text, tuple(spans))
        differs = any(piece.verdict is not Verdict.SAME for piece in result.pieces)
        self._letters.setVisible(differs and bool(text))
        told = {piece.verdict for piece in result.pieces}
        legend = [
            words
            for verdict, words in (
                (Verdict.WRONG, self.tr("struck out: too much")),
                (Verdict.MISSING, self.tr("underlined: missing")),
            )
            if verdict in told
        ]
        self._legend.setText(" · ".join(legend))
        self._legend.setVisible(differs and bool(legend))
        self.setAccessibleName(f"{self.verdict}. {text}")

    def _show_both(self, result: TypedResult) -> None:
        """What was typed over the answer: letters set against letters would only be noise."""
        typed, answer = _spelt(result, Verdict.WRONG), _spelt(result, Verdict.MISSING)
        wrong, right = (0, len(typed), _ROLES[Verdict.WRONG]), (len(typed) + 1, len(answer), _ROLES[Verdict.SAME])
        self._letters.set_spans(f"{typed}\n{answer}", (wrong, right))
        self._letters.show()
        self._legend.hide()
        said = self.tr("{verdict}. You typed {typed}. The answer is {answer}.")
        self.setAccessibleName(said.format(verdict=self.verdict, typed=typed, answer=answer))

    @staticmethod
    def _look(result: TypedResult) -> tuple[str, str]:
        if result.right:
            return ("contrast", "warn") if result.close else ("circle-check", "good")
        return "circle-x", "bad"

    def _words(self, result: TypedResult) -> str:
        if result.right:
            return self.tr("Right, but for the spelling") if result.close else self.tr("Right")
        if not any(piece.verdict is not Verdict.MISSING and piece.text.strip() for piece in result.pieces):
            return self.tr("Nothing typed")
        return self.tr("Not the answer")


def _spelt(result: TypedResult, verdict: Verdict) -> str:
    """What was typed (same and wrong), or the answer (same and missing)."""
    return "".join(piece.text for piece in result.pieces if piece.verdict in {Verdict.SAME, verdict}).strip()


def _is_far(result: TypedResult) -> bool:
    """Whether something was typed that shares less than half of its letters, or of the answer's, with the answer."""
    same = sum(len(piece.text) for piece in result.pieces if piece.verdict is Verdict.SAME)
    longer = max(len(_spelt(result, Verdict.WRONG)), len(_spelt(result, Verdict.MISSING)))
    return not result.right and bool(_spelt(result, Verdict.WRONG)) and 2 * same < longer
