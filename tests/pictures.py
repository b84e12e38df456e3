"""Pictures made of pixels for tests: small files with what a header says, made without any library."""

import struct
import zlib
from base64 import b64encode


def png(width: int = 4, height: int = 3, *, says: tuple[int, int] | None = None) -> bytes:
    """A grey PNG. ``says`` is the size that its header gives, if it lies."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", *(says or (width, height)), 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x99" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_head(width: int, height: int) -> bytes:
    """The beginning of a JPEG, down to the header that says how large it is; not to be decoded."""
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        b"\xff\xff\xd0\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00\xff\xd9"
    )


def href(content: bytes, kind: str = "png") -> str:
    """A picture as a figure holds it."""
    return f"data:image/{kind};base64,{b64encode(content).decode()}"
