"""Why something was not done in a sitting, as the page says it."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from quizapp.services.exam import Notice


def notice_words(notice: Notice) -> str:  # noqa: PLR0911 - one a notice
    """One or two sentences: what happened, what was kept, what to do."""
    tr = QCoreApplication.translate
    match notice:
        case Notice.ITEM_TIME_UP:
            return tr("sitting", "The time for this question is up. What was stored before counts; go on.")
        case Notice.TIME_UP:
            return tr("sitting", "The time is up. Everything that you had answered counts.")
        case Notice.LEFT_FOR_GOOD:
            return tr("sitting", "This quiz does not go back to questions that were left.")
        case Notice.NO_PAUSE:
            return tr("sitting", "This quiz cannot be paused: the clock runs on.")
        case Notice.IS_PAUSED:
            return tr("sitting", "The quiz is paused. Go on first; nothing was changed.")
        case Notice.CERTAINTY_WANTED:
            return tr("sitting", "Say how sure you are first: Ctrl 1 for a guess, 2 fairly sure, 3 certain.")
        case Notice.ELSEWHERE:
            return tr("sitting", "Another window has gone on with this quiz, and its clock runs there.")
        case _:
            assert_never(notice)
