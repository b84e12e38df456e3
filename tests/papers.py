"""What a PDF says, read by a program that is not ours."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PDFTOTEXT = shutil.which("pdftotext")


def words_of(file: Path, *, first: int = 1, last: int = 0) -> str:
    """The text of a PDF, its words with one space between; the test is skipped where Poppler is not there."""
    if PDFTOTEXT is None:
        pytest.skip("pdftotext (Poppler) is not installed")
    pages = ["-f", str(first), *(["-l", str(last)] if last else [])]
    done = subprocess.run([PDFTOTEXT, *pages, "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


def pages_of(file: Path) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type /Page\b", file.read_bytes()))
