"""Points in words."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from quizapp.exams.outcome import Outcome, outcome
from quizapp.exams.scoring import Score
from quizapp.gui.words import counts as words


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
    """The icon and the colour role of an answer's score: all, some or none of the points."""
    return outcome_look(outcome(score, answered=True))


def outcome_look(how: Outcome) -> tuple[str, str]:
    """The icon and the colour role of how an item went."""
    match how:
        case Outcome.RIGHT:
            return "circle-check", "good"
        case Outcome.PARTLY:
            return "contrast", "warn"
        case Outcome.WRONG:
            return "circle-x", "bad"
        case Outcome.UNANSWERED:
            return "circle-dashed", "muted"
        case _:
            assert_never(how)


def outcome_words(how: Outcome) -> str:
    """How an item went, as a heading says it."""
    match how:
        case Outcome.RIGHT:
            return QCoreApplication.translate("points", "Right")
        case Outcome.PARTLY:
            return QCoreApplication.translate("points", "Partly right")
        case Outcome.WRONG:
            return QCoreApplication.translate("points", "Wrong")
        case Outcome.UNANSWERED:
            return QCoreApplication.translate("points", "No answer")
        case _:
            assert_never(how)
