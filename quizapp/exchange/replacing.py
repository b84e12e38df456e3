"""Writing a file so that what was there before is replaced whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quizapp.errors import UserError


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """A file beside the wanted one, which takes its place at the end; on failure it goes and nothing has changed."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        yield fresh
        os.replace(fresh, file)
    except OSError as error:
        kept = " The file that was there before is untouched." if file.exists() else " Choose another place for it."
        raise UserError(f"{file} could not be written: {error.strerror or error}.{kept}") from error
    finally:
        with suppress(OSError):
            fresh.unlink()
