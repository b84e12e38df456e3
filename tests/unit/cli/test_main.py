"""The command line as a whole: usage, profile, our own errors, and the window."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from openpyxl import load_workbook

from quizapp import __version__, cli
from quizapp.cli import decks, main, marks
from quizapp.cli.command import Command
from quizapp.cli.output import counted, print_table
from quizapp.cli.parser import COMMANDS
from quizapp.paths import shipped_decks
from tests.unit.cli.conftest import Quizapp

ROOT = Path(__file__).resolve().parents[3]
DECK = str(shipped_decks() / "lactation")


def no_window(profile: Path) -> int:
    raise AssertionError("no command opens the window")


def quizapp_process(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The command line as a process of its own."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    clean = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "quizapp", *arguments],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_version(quizapp: Quizapp) -> None:
    assert (quizapp("--version").status, quizapp("--version").out) == (0, f"QuizApp {__version__}\n")


def test_help_names_every_command(quizapp: Quizapp) -> None:
    said = quizapp("--help")
    assert said.status == 0
    for command in COMMANDS:
        assert re.search(rf"^    {command.name} +{re.escape(command.summary)}$", said.out, re.MULTILINE)
        assert quizapp(command.name, "--help").status == 0


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["facts"], ["items", DECK, "--seed", "many"], ["decks", "--jso"], ["answer", "x"]]
)
def test_wrong_usage_is_status_2(quizapp: Quizapp, arguments: list[str]) -> None:
    said = quizapp(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("usage: quizapp")


def test_the_profile_may_stand_before_or_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    assert main.run(["--profile", str(before), "decks"], no_window) == 0
    assert main.run(["decks", "--profile", str(after)], no_window) == 0
    assert before.is_dir()
    assert after.is_dir()
    assert main.run(["--profile", str(tmp_path / "neither"), "decks", "--profile", str(after)], no_window) == 0
    assert not (tmp_path / "neither").exists()


def test_without_a_command_the_window_opens_over_the_profile(tmp_path: Path) -> None:
    opened: list[Path] = []

    def window(profile: Path) -> int:
        opened.append(profile)
        return 7

    assert main.run(["--profile", str(tmp_path)], window) == 7
    assert main.run([], window) == 7
    assert opened == [tmp_path, Path(os.environ["QUIZAPP_HOME"])]


def test_our_own_errors_are_a_sentence_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(self: object) -> None:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr("quizapp.cli.session.Session.services", property(fail))
    assert main.run(["decks", "--profile", str(tmp_path)], no_window) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Something went wrong inside QuizApp, and that is our fault. Your progress is kept.")
    assert "Traceback" not in said.err
    (report,) = tmp_path.glob("quizapp-report-*.txt")
    assert str(report) in said.err
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError: a bug of ours" in text
    assert f"QuizApp {__version__}" in text
    assert "quizapp decks" in text


def test_the_report_finds_another_place_when_the_profile_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(self: object) -> None:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr("quizapp.cli.session.Session.services", property(fail))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main.run(["decks", "--profile", str(tmp_path / "file")], no_window) == 1
    assert len(list((tmp_path / "temporary").glob("quizapp-report-*.txt"))) == 1
    (tmp_path / "other").write_text("", encoding="utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "other"))
    capsys.readouterr()
    assert main.run(["decks", "--profile", str(tmp_path / "file")], no_window) == 1
    assert "ZeroDivisionError: a bug of ours" in capsys.readouterr().err


def test_ctrl_c_is_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("quizapp.cli.session.Session.services", property(stop))
    assert main.run(["decks", "--profile", str(tmp_path)], no_window) == main.STOPPED
    assert capsys.readouterr() == ("", "")


def test_a_closed_pipe_is_quiet() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "quizapp", "items", DECK, "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("{")
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == main.PIPE_CLOSED


def test_an_old_terminal_shows_what_it_can() -> None:
    said = quizapp_process("cards", DECK, PYTHONIOENCODING="ascii")
    assert said.returncode == 0
    assert "? Making human milk and releasing it" in said.stdout or "? making" in said.stdout
    said = quizapp_process("cards", DECK, "--json", PYTHONIOENCODING="ascii")
    assert r"[\u2026]" in said.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a screen")
def test_without_a_screen_the_window_says_what_works(tmp_path: Path) -> None:
    said = quizapp_process("--profile", str(tmp_path))
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("There is no screen here")
    assert len(said.stderr.splitlines()) == 1
    assert all(command.name in said.stderr for command in COMMANDS)


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ("PySide6", "The window cannot open, because a library that it needs is missing: "),
        ("quizapp.gui.app", "Something went wrong inside QuizApp, and that is our fault."),
    ],
    ids=["of the computer's", "of ours"],
)
def test_a_missing_library_of_the_window_is_a_sentence(tmp_path: Path, missing: str, expected: str) -> None:
    code = (
        "import sys; sys.modules[sys.argv[1]] = None; from quizapp.__main__ import main; sys.exit(main(sys.argv[2:]))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, missing, "--profile", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith(expected)
    assert "Traceback" not in said.stderr


def test_a_command_imports_only_what_it_needs() -> None:
    code = (
        "import sys; from quizapp.__main__ import main; main(['items', sys.argv[1], '--json']); "
        "print(*sorted({n.split('.')[0] for n in sys.modules} & "
        "{'PySide6', 'genanki', 'fsrs', 'sqlite3', 'sqlite_utils', 'platformdirs'}), file=sys.stderr)"
    )
    said = subprocess.run([sys.executable, "-c", code, DECK], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stderr.strip() == ""


def test_tables_are_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Name", "Count", "Text"), [("a", 5, "one"), ("longer", 1234, "two")])
    assert capsys.readouterr().out == "Name    Count  Text\na           5  one\nlonger   1234  two\n"
    print_table(("Name", "Count"), [])
    assert capsys.readouterr().out == "Name  Count\n"


def test_long_texts_are_wrapped_to_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "30")
    print_table(("Id", "Text"), [("F1", "several words that are too long for one line")])
    assert capsys.readouterr().out == "Id  Text\nF1  several words that are too\n    long for one line\n"


def test_counts_are_worded() -> None:
    assert [counted(number, "card") for number in (0, 1, 2, 1200)] == ["0 cards", "1 card", "2 cards", "1,200 cards"]


def test_an_empty_library_says_how_to_fill_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Nothing:
        def decks(self) -> tuple[()]:
            return ()

    class Services:
        library = Nothing()

    class Session:
        services = Services()

    assert decks.COMMAND.run(Session(), type("Arguments", (), {"json": False})()) == 0  # type: ignore[arg-type]
    assert "quizapp import path/to/deck" in capsys.readouterr().out


def test_every_command_that_is_written_can_be_given() -> None:
    modules = [import_module(f"quizapp.cli.{one.name}") for one in iter_modules(cli.__path__)]
    written = {thing.name for module in modules for thing in vars(module).values() if isinstance(thing, Command)}
    assert {command.name for command in COMMANDS} == written | {command.name for command in marks.COMMANDS}


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.name
)
def test_every_command_that_is_told_can_be_given(page: Path) -> None:
    told = set(re.findall(r"`quizapp (?:--\S+ )*([a-z]+)", page.read_text(encoding="utf-8")))
    assert told <= {command.name for command in COMMANDS}


def test_a_template_is_written_and_comes_back_filled(quizapp: Quizapp, tmp_path: Path) -> None:
    file = tmp_path / "fill.xlsx"
    said = quizapp("template", file)
    assert said.out == f"Wrote {file}: fill the sheet “Questions”, then quizapp import it.\n"
    book = load_workbook(file)
    sheet = book["Questions"]
    heads = [str(cell.value) for cell in sheet[1]]
    row = sheet.max_row + 1
    sheet.cell(row, heads.index("Question") + 1, "How many fingers are on two hands?")
    sheet.cell(row, heads.index("Answer") + 1, "Ten")
    book.save(file)
    said = quizapp("import", file, "--title", "Hands")
    assert "1 new fact," in said.out
    assert said.out.count("this is an example of the template; it was left out.") == 2
    assert "How many fingers" in quizapp("find", "hands", "fingers").out
