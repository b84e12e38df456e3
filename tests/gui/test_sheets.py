"""The sheets that printers hold where the person is."""

import pytest
from PySide6.QtCore import QLocale

from quizapp.exchange.printable.paper import Paper
from quizapp.gui.sheets import usual_paper


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        ("en_US", Paper.LETTER),
        ("fr_CA", Paper.LETTER),
        ("es_MX", Paper.LETTER),
        ("en_GB", Paper.A4),
        ("de_DE", Paper.A4),
    ],
)
def test_paper_is_what_printers_hold_there(locale: str, paper: Paper) -> None:
    assert usual_paper(QLocale(locale)) is paper
