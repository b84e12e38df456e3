"""Pictures made of pixels: their kind and size, read from the first bytes."""

import pytest

from quizapp.content.figures.rasters import RasterKind, raster_in, raster_of
from tests.pictures import href, jpeg_head, png


def test_a_png_says_its_size() -> None:
    raster = raster_of(png(4, 3))
    assert raster is not None
    assert (raster.kind, raster.width, raster.height) == (RasterKind.PNG, 4, 3)
    assert raster_in(raster.href) == raster


def test_a_jpeg_says_its_size_after_other_segments() -> None:
    raster = raster_of(jpeg_head(640, 480))
    assert raster is not None
    assert (raster.kind, raster.width, raster.height) == (RasterKind.JPEG, 640, 480)
    assert raster_in(raster.href) == raster


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        png()[:15],
        png()[:22],
        png(says=(0, 3)),
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x02",
        b"\xff\xd8\xff\xe0\x00\x02" + b"no segment here",
        jpeg_head(0, 9),
    ],
)
def test_what_is_no_picture_or_has_no_size_is_none(content: bytes) -> None:
    assert raster_of(content) is None


def test_a_reference_that_says_another_kind_or_no_data_is_none() -> None:
    assert raster_in(href(png(), "jpeg")) is None
    assert raster_in("data:image/png;base64,%%") is None
    assert raster_in(href(b"hello")) is None
    assert raster_in("picture.png") is None
