"""Writing a file so that there is the old one or the whole new one, never a half."""

import os
from pathlib import Path

from quizapp.errors import UserError


def write_whole(file: Path, text: str) -> None:
    """Writes a text (UTF-8 with its mark, as spreadsheets want it). UserError when the file cannot be written; one that
    was there is as it was."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        try:
            fresh.write_text(text, encoding="utf-8-sig", newline="")
            os.replace(fresh, file)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"{file} cannot be written: {error.strerror or error}. Nothing was changed. Choose another place."
        ) from error
