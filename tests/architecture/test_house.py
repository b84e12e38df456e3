"""The house stays as docs/architecture.md draws it."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "quizapp").rglob("*.py"))
LONGEST = 330
"""Lines. Files stay under about 300; what needs more is more than one room."""


def tracked_files() -> list[Path]:
    """The files under version control, or, without git, everything that a person wrote."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_imports_keep_the_contracts() -> None:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_room(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_names_are_documented(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    if not tree.body:
        return  # an empty __init__
    assert ast.get_docstring(tree), f"{module} says nothing about itself"
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{module}: {node.name} has no docstring"


def test_the_pure_rooms_use_no_global_dice_and_no_clock() -> None:
    forbidden = re.compile(
        r"\brandom\.(random|choice|shuffle|randint|sample|seed)\(|datetime\.now\(|date\.today\(|open\("
    )
    for room in ("content", "scheduling", "exams", "stats"):
        for module in (ROOT / "quizapp" / room).rglob("*.py"):
            found = forbidden.search(module.read_text(encoding="utf-8"))
            assert not found, f"{module.relative_to(ROOT)} uses {found and found.group()}"


def test_nothing_committed_names_a_machine_or_a_registry() -> None:
    hosts = ("python" + "hosted", "registry." + "npmjs", "deb." + "debian", "pypi" + ".org")
    homes = re.compile(r"/(?:work|farm|home|root|Users)/[A-Za-z]")
    for file in tracked_files():
        if file.suffix in {".png", ".woff2", ".apkg", ".db"} or not file.is_file() or file == Path(__file__):
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        assert not any(host in text for host in hosts), f"{file.relative_to(ROOT)} names a package registry"
        assert not homes.search(text) or file == Path(__file__), (
            f"{file.relative_to(ROOT)} names a folder of one machine"
        )


def test_start_up_does_not_import_what_it_does_not_need_yet(tmp_path: Path) -> None:
    heavy = ["sqlite_utils", "pydantic", "fsrs", "genanki", "tomlkit", "platformdirs"]
    code = f"""
import sys
from pathlib import Path
from quizapp.bootstrap import open_services
from quizapp.scheduling.selection import Selection
from quizapp.scheduling.memory import Grade

services = open_services(Path({str(tmp_path)!r}))
deck = services.library.decks()[0].id
services.progress.today(deck)
if len(sys.argv) > 1:
    services.study.answer(services.study.due(Selection(deck=deck))[0].card, Grade.EASY)
services.close()
print(*sorted({{name.split(".")[0] for name in sys.modules}} & set({heavy!r})))
"""
    run = [sys.executable, "-c", code]
    first, second = (
        subprocess.run(one, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
        for one in ([*run, "study"], run)
    )
    assert {"sqlite_utils", "fsrs"} <= set(first)  # making a profile and studying need them: the test can see them
    assert second == []


def test_the_window_opens_without_what_it_does_not_show(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtWidgets import QApplication
from quizapp.__main__ import main

QApplication.exec = lambda _: 0
assert main(sys.argv[1:]) == 0
print(*(name for name in sys.modules if name.startswith("quizapp.")))
"""
    run = [sys.executable, "-c", code, "--profile", str(tmp_path)]
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for _ in range(2):  # the first start reads the deck
        said = subprocess.run(run, cwd=ROOT, env=offscreen, capture_output=True, text=True, check=True).stdout
    loaded = set(said.split())
    assert "quizapp.gui.pages.today" in loaded
    assert not loaded & {
        "quizapp.cli.parser",
        "quizapp.content.facts",
        "quizapp.content.items",
        "quizapp.exams.sitting",
        "quizapp.gui.choosing",
        "quizapp.gui.pages.study.page",
        "quizapp.gui.widgets.fields",
        "quizapp.services.library",
    }
