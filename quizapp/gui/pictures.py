"""Pictures that a person pastes, drops or chooses: decoded within limits, turned upright, made small, encoded anew.

What comes out holds nothing of the file but its pixels: no place, no camera, no second picture.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from quizapp.content.figures.rasters import MOST_BYTES, Raster
from quizapp.errors import UserError
from quizapp.services.authoring import taken_in

MOST_FILE_MB = 40
MOST_MEGAPIXELS = 50
LONGEST_SIDE = 1600
"""Px of a picture on a card: sharp across a whole screen, and twice over on a phone."""

ENDINGS = ("png", "jpg", "jpeg", "webp", "gif", "bmp")

_FORMATS = frozenset((b"png", b"jpeg", b"jpg", b"webp", b"gif", b"bmp"))
_QUALITIES = (90, 80, 65, 50, 35)
_KEPT = "Nothing was added."


def picture_in(file: Path) -> Raster:
    """The picture of a file, as a card shows it. UserError for what is none, or too large."""
    try:
        size = file.stat().st_size
        if size > MOST_FILE_MB * 2**20:
            raise UserError(
                f"{file.name} has {size / 2**20:.0f} MB; a picture file has at most {MOST_FILE_MB} MB. {_KEPT} "
                "Make it smaller, and try again."
            )
        return picture_of(file.read_bytes(), file.name)
    except OSError as error:
        raise UserError(f"{file.name} cannot be read: {error.strerror or error}. {_KEPT}") from error


def picture_of(content: bytes, name: str = "This") -> Raster:
    """The picture that bytes hold, as a card shows it. UserError for what is none, or too large."""
    device = QBuffer()
    device.setData(QByteArray(content))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _FORMATS:
        raise UserError(f"{name} is no picture that QuizApp knows. {_KEPT} Take a PNG, JPEG or WebP file.")
    size = reader.size()
    if size.width() * size.height() > MOST_MEGAPIXELS * 1_000_000:
        megapixels = size.width() * size.height() / 1_000_000
        raise UserError(
            f"{name} has {megapixels:.0f} megapixels; a picture has at most {MOST_MEGAPIXELS}. {_KEPT} "
            "Make it smaller, and try again."
        )
    reader.setScaledSize(_small(size))
    image = reader.read()
    if image.isNull():
        raise UserError(f"{name} is damaged: it cannot be drawn. {_KEPT} Save it anew from where it comes.")
    return picture_from(image)


def picture_from(image: QImage) -> Raster:
    """An image, such as one from the clipboard, as a card shows it. UserError for one without any pixels."""
    if image.isNull():
        raise UserError(f"There is no picture in that. {_KEPT} Copy a picture, or drop the file of one.")
    see_through = image.hasAlphaChannel()
    plain = image.convertToFormat(QImage.Format.Format_ARGB32 if see_through else QImage.Format.Format_RGB32)
    small = _small(plain.size())
    if small != plain.size():
        plain = plain.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    as_png = _encoded(plain, b"PNG", -1)
    if len(as_png) <= MOST_BYTES:
        return taken_in(as_png)
    on_paper = _on_paper(plain)
    encoded = (_encoded(on_paper, b"JPEG", quality) for quality in _QUALITIES)
    return taken_in(next((one for one in encoded if len(one) <= MOST_BYTES), b""))


def _small(size: QSize) -> QSize:
    longest = max(size.width(), size.height())
    if longest <= LONGEST_SIDE:
        return size
    return QSize(
        max(1, round(size.width() * LONGEST_SIDE / longest)), max(1, round(size.height() * LONGEST_SIDE / longest))
    )


def _on_paper(image: QImage) -> QImage:
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _encoded(image: QImage, kind: bytes, quality: int) -> bytes:
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(kind))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(data.data())
