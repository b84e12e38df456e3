"""The sheets that printers hold where the person is."""

from PySide6.QtCore import QLocale

from quizapp.exchange.printable.paper import Paper

_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
"""Territories in which paper is US Letter (Unicode CLDR, territory information: paperSize)."""


def usual_paper(locale: QLocale | None = None) -> Paper:
    """US Letter where that is what printers hold, A4 everywhere else."""
    found = QLocale() if locale is None else locale
    return Paper.LETTER if QLocale.territoryToCode(found.territory()) in _LETTER else Paper.A4
