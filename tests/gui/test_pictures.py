"""Pictures that come in: what is none, what is too large, what is turned, printed or animated."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageWriter

from quizapp.content.figures.rasters import MOST_BYTES, RasterKind
from quizapp.errors import UserError
from quizapp.gui.pictures import LONGEST_SIDE, picture_from, picture_in, picture_of
from tests.pictures import png


def image(width: int = 60, height: int = 40, form: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    drawn = QImage(width, height, form)
    drawn.fill(QColor("#336699"))
    return drawn


def encoded(drawn: QImage, kind: bytes, turn: QImageIOHandler.Transformation | None = None) -> bytes:
    data = QByteArray()
    device = QBuffer(data)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(device, QByteArray(kind))
    if turn is not None:
        writer.setTransformation(turn)
    assert writer.write(drawn)
    return bytes(data.data())


@pytest.mark.parametrize("kind", [b"png", b"jpeg", b"webp", b"bmp"])
def test_pictures_of_the_usual_kinds_come_in(dressed: object, kind: bytes) -> None:
    raster = picture_of(encoded(image(), kind))
    assert (raster.width, raster.height, raster.kind) == (60, 40, RasterKind.PNG)


def test_a_photograph_that_was_turned_stands_upright(dressed: object) -> None:
    raster = picture_of(encoded(image(), b"jpeg", QImageIOHandler.Transformation.TransformationRotate90))
    assert (raster.width, raster.height) == (40, 60)


def test_a_large_picture_becomes_small(dressed: object) -> None:
    raster = picture_from(image(4000, 1000))
    assert (raster.width, raster.height) == (LONGEST_SIDE, 400)
    assert picture_of(encoded(image(3200, 10), b"jpeg")).width == LONGEST_SIDE


def test_a_picture_full_of_detail_fits_a_figure(dressed: object) -> None:
    noise = QImage(1200, 900, QImage.Format.Format_ARGB32)
    state = 1
    rows = bytearray()
    for _ in range(1200 * 900):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        rows += (state & 0xFFFFFFFF).to_bytes(4, "little")
    noise = QImage(bytes(rows), 1200, 900, 4800, QImage.Format.Format_ARGB32).copy()
    raster = picture_from(noise)
    assert raster.kind is RasterKind.JPEG
    assert len(raster.data) * 3 // 4 <= MOST_BYTES


def test_a_picture_for_print_is_shown_in_screen_colours(dressed: object) -> None:
    printed = image().convertToFormat(QImage.Format.Format_CMYK8888)
    raster = picture_of(encoded(printed, b"jpeg"))
    assert (raster.width, raster.height) == (60, 40)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no picture that QuizApp knows"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture that QuizApp knows"),
        (b"Lorem ipsum" * 99, "no picture that QuizApp knows"),
        (png(20, 20)[:60], "damaged"),
        (png(says=(10_000, 10_000)), "100 megapixels; a picture has at most 50"),
    ],
)
def test_what_cannot_be_shown_is_a_sentence(dressed: object, content: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        picture_of(content, "heart.png")


def test_files_that_are_missing_or_too_large_are_sentences(dressed: object, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"heart\.png cannot be read"):
        picture_in(tmp_path / "heart.png")
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(41 * 2**20)
    with pytest.raises(UserError, match=r"large\.png has 41 MB; a picture file has at most 40 MB"):
        picture_in(large)
    (tmp_path / "good.png").write_bytes(png(5, 4))
    assert picture_in(tmp_path / "good.png").width == 5


def test_an_empty_clipboard_is_a_sentence(dressed: object) -> None:
    with pytest.raises(UserError, match="no picture in that"):
        picture_from(QImage())
