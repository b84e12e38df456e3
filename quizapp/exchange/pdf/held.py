"""The file into which Qt writes a PDF. Qt's own goes on in silence where a disk does not take what it writes."""

import re
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QIODevice

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
"""The last words of a PDF say where its table of contents begins (ISO 32000-1, 7.5.5)."""
_LAST = 1024
_NOT_ALL = "the disk did not take all of it; perhaps it is full"
"""Qt has forgotten the system's own reason by then."""


class HeldFile(QFile):
    """A file that is asked whether all was taken. Raises OSError where it cannot be opened."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self._path = file
        file.touch()  # what cannot be written is said by the system, with its reason
        self.open(QIODevice.OpenModeFlag.WriteOnly)

    def hold(self) -> None:
        """Raises OSError if what was written last was not taken."""
        if self.error() is not QFileDevice.FileError.NoError:
            raise OSError(_NOT_ALL)

    def finish(self) -> None:
        """Raises OSError if some of what was written was not taken. Close it before."""
        self.hold()
        if not _is_whole(self._path):
            raise OSError(_NOT_ALL)


def _is_whole(file: Path) -> bool:
    """Whether nothing is missing in a PDF: its table begins where its end says, so many bytes after its beginning."""
    with file.open("rb") as written:
        written.seek(-min(_LAST, file.stat().st_size), 2)
        end = _END.search(written.read())
        if end is None:
            return False
        written.seek(int(end[1]))
        return written.read(4) == b"xref"
