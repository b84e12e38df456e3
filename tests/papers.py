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


def places_of(file: Path) -> dict[str, tuple[int, float, float]]:
    """Page and middle (in mm from the upper left corner) of each word of a PDF; of the last one where it stands more
    than once."""
    if PDFTOTEXT is None:
        pytest.skip("pdftotext (Poppler) is not installed")
    done = subprocess.run([PDFTOTEXT, "-bbox", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    found, page = dict[str, tuple[int, float, float]](), 0
    for line in done.stdout.decode("utf-8").splitlines():
        page += "<page " in line
        if word := re.search(r'xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*)</word>', line):
            left, top, right, bottom = (float(one) * 25.4 / 72 for one in word.groups()[:4])
            found[word[5]] = page, (left + right) / 2, (top + bottom) / 2
    return found
