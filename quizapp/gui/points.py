"""Points in words."""

from PySide6.QtCore import QCoreApplication

from quizapp.exams.scoring import Score
from quizapp.gui import words


def points(number: float) -> str:
    """``15``, ``15.5``: points without needless decimals."""
    return f"{number:.1f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))


def score_words(score: Score) -> str:
    """``3 of 4 points``, ``0 of 1 point``."""
    if score.possible == 1:
        return QCoreApplication.translate("points", "{earned} of 1 point").format(earned=points(score.earned))
    pattern = QCoreApplication.translate("points", "{earned} of {possible} points")
    return pattern.format(earned=points(score.earned), possible=points(score.possible))


def partly_words(share: float) -> str:
    """What stands beside the all-or-none score of an ordered response."""
    told = QCoreApplication.translate("points", "{share} of the steps follow one another rightly.")
    return told.format(share=words.percent(share))


def score_look(score: Score) -> tuple[str, str]:
    """The icon and the colour role of a score: all, some or none of the points."""
    if score.full:
        return "circle-check", "good"
    return ("contrast", "warn") if score.earned > 0 else ("circle-x", "bad")
