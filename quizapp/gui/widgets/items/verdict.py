"""What may be told of a choice once its item is settled: in a word, a mark and colours."""

from enum import Enum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from quizapp.content.items import Option
from quizapp.gui import theme


class Verdict(Enum):
    """What may be told of an option. MISSED is said of a right one left out where several were to be chosen."""

    UNTOLD = "untold"
    RIGHT = "right"
    MISSED = "missed"
    CHOSEN_WRONG = "chosen wrong"
    WRONG = "wrong"


def verdict(option: Option, *, chosen: bool, revealed: bool, several: bool = False) -> Verdict:
    """The verdict on an option; ``several`` where more than one may be chosen at its place."""
    if not revealed:
        return Verdict.UNTOLD
    if option.correct:
        return Verdict.MISSED if several and not chosen else Verdict.RIGHT
    return Verdict.CHOSEN_WRONG if chosen else Verdict.WRONG


def verdict_words(told: Verdict, *, chosen: bool, several: bool = False) -> str:
    """A verdict in words, none where there is nothing to say."""
    tr = QCoreApplication.translate
    match told:
        case Verdict.RIGHT:
            return tr("options", "Right, your answer") if chosen else tr("options", "Right")
        case Verdict.MISSED:
            return tr("options", "Right, not chosen")
        case Verdict.CHOSEN_WRONG:
            return tr("options", "Wrong, your answer") if several else tr("options", "Your answer")
        case Verdict.WRONG | Verdict.UNTOLD:
            return ""


def verdict_colors(told: Verdict) -> tuple[QColor, QColor, QColor]:
    """Edge, ground and ink of a verdict's words."""
    c = theme.current().colors
    match told:
        case Verdict.RIGHT:
            return c.good, c.good_tint, c.good
        case Verdict.MISSED:
            return c.good, c.surface, c.good
        case Verdict.CHOSEN_WRONG:
            return c.bad, c.bad_tint, c.bad
        case Verdict.WRONG | Verdict.UNTOLD:
            return c.line, c.surface, c.muted


_ICONS = {Verdict.RIGHT: "circle-check", Verdict.MISSED: "circle-dashed", Verdict.CHOSEN_WRONG: "circle-x"}


def paint_verdict_mark(painter: QPainter, box: QRectF, told: Verdict, *, ratio: float) -> bool:
    """Paints the mark of a verdict; False when it has none."""
    icon = _ICONS.get(told)
    if icon is None:
        return False
    pixmap = theme.icon_pixmap(icon, verdict_colors(told)[2].name(), round(box.width()), ratio)
    painter.drawPixmap(QPointF(box.topLeft()), pixmap)
    return True
