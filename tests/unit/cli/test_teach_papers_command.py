"""``quizapp teach papers``, ``certificates`` and ``report --file``."""

from pathlib import Path

import pytest

from quizapp.bootstrap import open_services
from quizapp.services.teach import SessionId
from quizapp.services.teach_papers import PackPart
from quizapp.teaching.acts import Ended
from tests.papers import pages_of
from tests.unit.cli.conftest import Quizapp

EVENING = "evening-2026-11-29"


@pytest.fixture
def planned(quizapp: Quizapp, tmp_path: Path) -> Path:
    (tmp_path / "names.txt").write_text("Ana\nBen\n", encoding="utf-8")
    done = quizapp(
        "teach", "plan", "lactation", "--title", "Evening", "--date", "2026-11-29", "--seed", "3", "--tests", "2",
        "--questions", "5", "--participants", tmp_path / "names.txt", "--provider", "School", "--hours", "2",
        "--approval", "Approved.",
    )  # fmt: skip
    assert done.status == 0
    return tmp_path


def test_the_whole_pack_goes_into_a_folder(quizapp: Quizapp, planned: Path) -> None:
    done = quizapp("teach", "papers", EVENING, planned / "pack", "--paper", "letter")
    assert done.status == 0
    assert "Form B has the same questions as form A, in another order.\n" in done.out
    files = sorted((planned / "pack").iterdir())
    assert len(files) == 12
    assert f"12 files, {sum(map(pages_of, files))} pages." in done.out


def test_one_kind_can_be_printed_alone(quizapp: Quizapp, planned: Path) -> None:
    (record,) = quizapp("teach", "papers", EVENING, planned, "--only", "sign-in", "--json").records
    assert record["files"] == [str(planned / "evening-sign-in.pdf")]
    assert record["pages"] == 1
    for part in PackPart:
        assert quizapp("teach", "papers", EVENING, planned, "--only", part.value).status == 0


def test_certificates_are_for_who_came(quizapp: Quizapp, planned: Path) -> None:
    nobody = quizapp("teach", "certificates", EVENING, planned / "c.pdf", "--plain")
    assert nobody.status == 1
    assert "Nobody attended this session." in nobody.err
    services = open_services(planned / "profile")
    live = services.teach.open_room(SessionId(EVENING))
    live.join("Ana", secret="s1")
    live.do(Ended())
    live.close()
    services.close()
    lacking = quizapp("teach", "certificates", EVENING, planned / "c.pdf")
    assert lacking.status == 1
    assert "Certificates need the provider's address. Nothing was printed." in lacking.err
    assert not (planned / "c.pdf").exists()
    done = quizapp("teach", "certificates", EVENING, planned / "c.pdf", "--plain")
    assert done.out.endswith("1 file, 1 page.\n")


@pytest.mark.parametrize("suffix", ["pdf", "csv", "xlsx"])
def test_a_report_is_written_as_the_file_is_named(suffix: str, quizapp: Quizapp, planned: Path) -> None:
    file = planned / f"report.{suffix}"
    assert quizapp("teach", "report", EVENING, "--file", file, "--anonymous").status == 0
    assert file.stat().st_size > 100
    other = quizapp("teach", "report", EVENING, "--file", planned / "report.doc")
    assert other.status == 1
    assert "is no .pdf, .xlsx or .csv" in other.err
