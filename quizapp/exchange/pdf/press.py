"""A PDF being written: a sheet of paper in millimetres, the print's own typeface, and a word when it is to stop.

The typeface is Atkinson Hyperlegible Next in two static cuts: a PDF cannot hold the variable font of the window, and
would show another in its place.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from quizapp.exchange.pdf.held import HeldFile
from quizapp.exchange.pdf.marks import MARKS, mark
from quizapp.exchange.printable.blocks import ORDINARY_POINTS
from quizapp.exchange.printable.paper import Box, Paper
from quizapp.exchange.replacing import replacing
from quizapp.paths import resources

FAMILY = "Atkinson Hyperlegible Print"
INK, MUTED, LINE = QColor("#1E2329"), QColor("#5A6370"), QColor("#8B8577")
_DPI = 96
"""Texts are laid out in units of 1/96 inch: Qt's own for a document without a device."""

Progress = Callable[[float], None]
"""Told the share that is done, 0 to 1. It raises to stop: the file then is as it was before."""

_STYLE = f"""
h1 {{ font-size: 20pt; font-weight: 700; margin: 0 0 4px 0; }}
h2 {{ font-size: 14pt; font-weight: 700; margin: 0 0 2px 0; }}
p {{ margin: 2px 0 2px 0; }}
.muted {{ color: {MUTED.name()}; font-size: 9pt; }}
.ask {{ color: {MUTED.name()}; }}
.told {{ color: {MUTED.name()}; font-size: 8pt; margin: 8px 0 0 0; }}
"""


def millimetres(length: float) -> float:
    """A length in units of the layout."""
    return length * _DPI / 25.4


@cache
def _application() -> QGuiApplication | None:
    """Fonts need an application: the window's, or, from the command line, one without a screen."""
    if QGuiApplication.instance() is not None:
        return None
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["quizapp"])


@cache
def load_fonts() -> None:
    """Makes the print's typeface known, once."""
    _application()
    for file in sorted((resources() / "fonts" / "print").glob("*.ttf")):
        QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))


def font(points: float, *, bold: bool = False) -> QFont:
    """The print's typeface; unhinted, so that letters stand as the printer's dots allow and not the screen's."""
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def drawn_font(points: float, *, bold: bool = False) -> QFont:
    """The same for text that is drawn at once: a painter would take points for those of the printer's own dots."""
    made = font(points, bold=bold)
    made.setPixelSize(round(points * _DPI / 72))
    return made


def text_document(
    html: str, width_mm: float, points: float, *, centred: bool = False, least: float = 0.0
) -> QTextDocument:
    """HTML laid out for a width. The press's styles follow ``points``, of which ``ORDINARY_POINTS`` are ordinary print;
    none of them is smaller than ``least``. Words are broken only where one alone is wider than its room."""
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setDefaultFont(font(points))
    document.setDefaultStyleSheet(_scaled(points / ORDINARY_POINTS, least))
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    side = round(points * _DPI / 72 * 0.85)
    for name in MARKS if "mark:" in html else ():
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"mark:{name}"), mark(name))
        html = html.replace(
            f'<img src="mark:{name}">', f'<img src="mark:{name}" {_MIDDLE} width="{side}" height="{side}">'
        )
    document.setHtml(html)
    document.setTextWidth(millimetres(width_mm))
    if document.size().width() > millimetres(width_mm) + 1:
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
    return document


def is_torn(document: QTextDocument) -> bool:
    """Whether words had to be broken for the text's width."""
    return document.defaultTextOption().wrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


_MIDDLE = 'style="vertical-align: middle"'
"""Marks stand beside their letters, not above them."""


@cache
def _scaled(scale: float, least: float) -> str:
    return re.sub(r"(\d+)pt", lambda found: f"{max(least, int(found[1]) * scale):.1f}pt", _STYLE)


class Press:
    """A PDF in the making; get one from ``printing``."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, paper: Paper, held: HeldFile) -> None:
        self.paper = paper
        self.painter = painter
        self._writer = writer
        self._held = held
        self.pages = 1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet in mm, as it lies."""
        rect = self._writer.pageLayout().fullRect(self._writer.pageLayout().units())
        return rect.width(), rect.height()

    def turn_page(self) -> None:
        """Goes on to a new sheet. OSError where the earlier ones could not be written."""
        self._held.hold()
        self._writer.newPage()
        self.pages += 1

    def document(self, document: QTextDocument, left_mm: float, top_mm: float) -> None:
        """Draws a text that was laid out."""
        self.painter.save()
        self.painter.translate(millimetres(left_mm), millimetres(top_mm))
        document.drawContents(self.painter)
        self.painter.restore()

    def line(self, x1: float, y1: float, x2: float, y2: float, *, points: float = 0.4, color: QColor = LINE) -> None:
        """Draws a line between two places."""
        pen = self.painter.pen()
        pen.setColor(color)
        pen.setWidthF(points * _DPI / 72)
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(millimetres(x1), millimetres(y1)), QPointF(millimetres(x2), millimetres(y2)))

    def words(
        self,
        box: Box,
        text: str,
        points: float,
        align: Qt.AlignmentFlag,
        color: QColor = MUTED,
        *,
        bold: bool = False,
    ) -> None:
        """Draws a line of plain text in a box; what is too long for it ends in dots."""
        self.painter.setFont(drawn_font(points, bold=bold))
        self.painter.setPen(color)
        width = millimetres(box.width)
        fitting = self.painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
        rect = QRectF(millimetres(box.left), millimetres(box.top), width, millimetres(box.height))
        self.painter.drawText(rect, align, fitting)

    def fitting(
        self,
        box: Box,
        text: str,
        sizes: Sequence[float],
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        color: QColor = INK,
        *,
        bold: bool = False,
    ) -> None:
        """Draws plain text in the largest of some sizes in which it fits its box, in lines where it needs them and the
        box is high enough."""
        rect = QRectF(*(millimetres(one) for one in (box.left, box.top, box.width, box.height)))
        flags = align | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        self.painter.setPen(color)
        for points in sizes:
            self.painter.setFont(drawn_font(points, bold=bold))
            single = self.painter.boundingRect(rect, align | Qt.TextFlag.TextSingleLine, text)
            if "\n" not in text and single.width() <= rect.width() and single.height() <= rect.height():
                flags = align | Qt.TextFlag.TextSingleLine
                break
            needed = self.painter.boundingRect(rect, align | Qt.TextFlag.TextWordWrap, text)
            if needed.height() <= rect.height() and needed.width() <= rect.width():
                flags = align | Qt.TextFlag.TextWordWrap
                break
        self.painter.drawText(rect, flags, text)


@contextmanager
def printing(file: Path, paper: Paper, title: str, *, landscape: bool = False) -> Iterator[Press]:
    """A press whose file stands in its place when the block ends well; otherwise nothing has changed. UserError when it
    cannot be written."""
    with replacing(file) as fresh, pressing(fresh, paper, title, landscape=landscape) as press:
        yield press


@contextmanager
def pressing(file: Path, paper: Paper, title: str, *, landscape: bool = False) -> Iterator[Press]:
    """A press that writes a file where it is. OSError when that cannot be, or not all of it."""
    load_fonts()
    held = HeldFile(file)
    writer = QPdfWriter(held)
    writer.setTitle(title)
    writer.setCreator("QuizApp")
    writer.setResolution(600)
    wide, high = paper.size
    size = QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter, paper.name, QPageSize.SizeMatchPolicy.FuzzyMatch)
    writer.setPageSize(size)
    if landscape:
        from PySide6.QtGui import QPageLayout  # noqa: PLC0415

        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    try:
        painter.scale(writer.resolution() / _DPI, writer.resolution() / _DPI)
        yield Press(writer, painter, paper, held)
    finally:
        painter.end()
        held.close()
    held.finish()
