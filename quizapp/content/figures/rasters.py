"""Pictures made of pixels (PNG, JPEG): what kind they are and how large, read from their first bytes, nothing decoded.

Sources: *Portable Network Graphics*, W3C, section 11.2.2 (IHDR); ITU-T T.81, annex B (the frame header of a JPEG).
"""

from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from enum import StrEnum

MOST_PIXELS = 20_000_000
"""A picture inside a figure has at most this many: decoded it takes four bytes each."""

MOST_BYTES = 740_000
"""What a picture may have so that, as text, it has room in a figure of 1 MB."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD9)))


class RasterKind(StrEnum):
    """How the pixels are stored; the value is the second half of the media type."""

    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture made of pixels; ``data`` is its file in base64."""

    kind: RasterKind
    width: int
    height: int
    data: str

    @property
    def href(self) -> str:
        """The picture as a figure holds it."""
        return f"data:image/{self.kind};base64,{self.data}"


def raster_of(content: bytes) -> Raster | None:
    """The picture that a file holds; None where it is no PNG or JPEG, or does not say how large it is."""
    if content.startswith(_PNG):
        kind, size = RasterKind.PNG, _png_size(content)
    elif content.startswith(_JPEG):
        kind, size = RasterKind.JPEG, _jpeg_size(content)
    else:
        return None
    if size is None or not all(size):
        return None
    return Raster(kind=kind, width=size[0], height=size[1], data=b64encode(content).decode("ascii"))


def raster_in(href: str) -> Raster | None:
    """The picture of a ``data:`` reference; None where it is no PNG or JPEG, or says to be the other."""
    head, _, data = href.partition(",")
    try:
        content = b64decode("".join(data.split()), validate=True)
    except Error:
        return None
    raster = raster_of(content)
    return raster if raster is not None and head == f"data:image/{raster.kind};base64" else None


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """From the first frame header: segments are skipped by their lengths."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # filling
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        elif marker in _FRAMES:
            return int.from_bytes(content[at + 7 : at + 9], "big"), int.from_bytes(content[at + 5 : at + 7], "big")
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
