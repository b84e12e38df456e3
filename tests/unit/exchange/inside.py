"""What is inside a package, of whichever kind it is."""

import zipfile
from pathlib import Path

import zstandard

from quizapp.exchange.anki.reading.package import opened_package


def collection_of(file: Path) -> bytes:
    """The database."""
    with zipfile.ZipFile(file) as package:
        if "collection.anki21b" in package.namelist():
            return zstandard.ZstdDecompressor().stream_reader(package.read("collection.anki21b")).read()
        return package.read("collection.anki2")


def media_of(file: Path) -> dict[str, bytes]:
    """The files by their names."""
    with opened_package(file) as package:
        package.read_media_list()
        assert not package.media_fault
        found = {name: package.medium(name) for name in package.media}
    return {name: content for name, content in found.items() if content is not None}
