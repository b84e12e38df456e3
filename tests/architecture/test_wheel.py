"""``pip install .`` brings everything along: the decks, the resources, the licences, the console script."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_it_holds_the_decks_and_resources(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    for folder in ("decks", "resources"):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file():
                assert f"quizapp/_data/{file.relative_to(ROOT).as_posix()}" in names


def test_it_holds_the_licences_and_the_console_script(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    for licence in ("LICENSE", "resources/fonts/OFL.txt", "resources/icons/LICENSE.txt"):
        assert any(name.endswith(f".dist-info/licenses/{licence}") for name in names), licence
    entry_points = next(name for name in names if name.endswith("entry_points.txt"))
    assert "quizapp = quizapp.__main__:main" in wheel.read(entry_points).decode()
