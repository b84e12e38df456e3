"""What the charts of a report tell: how certainties held, the time of each question, and how quizzes went over time."""

from PySide6.QtCore import QCoreApplication

from quizapp.exams.report import Report
from quizapp.gui.widgets.charts.told import Columns, Lines, Points, Series, Told
from quizapp.gui.widgets.items.certainty_bar import certainty_word
from quizapp.gui.widgets.items.exam_clock import clock_words
from quizapp.gui.words import counts as words
from quizapp.gui.words.points import outcome_words
from quizapp.services.results import TrendPoint
from quizapp.stats.certainty import PAYS, CertaintyPoint, Verdict

Curve = tuple[CertaintyPoint, ...]

_FEWEST = 2
"""With fewer quizzes there is no trend."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("report", text)


def certainty_told(curve: Curve) -> Told:
    """How often answers were right that were said with each certainty, beside what each pays for."""
    asked = [point for point in curve if point.answers]
    points = tuple((_middle(point.certainty), point.share or 0.0, *point.likely) for point in asked)
    return Told(
        key="certainty",
        name=_tr("How sure you were, and how often right"),
        sentence=_certainty_sentence(curve),
        heads=(_tr("Certainty"), _tr("Answers"), _tr("Right"), _tr("Share right"), _tr("Likely between"), _tr("Pays")),
        rows=tuple(
            (
                certainty_word(point.certainty),
                str(point.answers),
                str(point.right),
                "" if point.share is None else words.percent(point.share),
                f"{words.percent(point.likely[0])} – {words.percent(point.likely[1])}",
                f"{words.percent(PAYS[point.certainty][0])} – {words.percent(PAYS[point.certainty][1])}",
            )
            for point in asked
        ),
        labels=tuple(certainty_word(point.certainty) for point in asked),
        picture=Points(points=points) if points else None,
    )


def _middle(certainty: int) -> float:
    low, high = PAYS[certainty]
    return (low + high) / 2


def _certainty_sentence(curve: Curve) -> str:
    parts = [
        _tr("{word}: {right} of {n} right").format(
            word=certainty_word(point.certainty), right=point.right, n=point.answers
        )
        for point in reversed(curve)
        if point.answers
    ]
    if not parts:
        return _tr("No answer said how sure it was.")
    said = f"{'; '.join(parts)}. {_tr('Along the dotted line one is right as often as one says.')}"
    for point in reversed(curve):
        word = certainty_word(point.certainty).lower()
        if point.verdict is Verdict.TOO_SURE:
            least = words.percent(PAYS[point.certainty][0])
            said += " " + _tr("“{word}” pays from {least} on: you say it too easily.").format(word=word, least=least)
            break
        if point.verdict is Verdict.TOO_DOUBTFUL:
            said += " " + _tr("You were right more often than “{word}” says: you may trust yourself more.").format(
                word=word
            )
            break
    return said


def times_told(report: Report) -> Told:
    """The time for which each question was shown."""
    seconds = [result.took_ms / 1000 for result in report.items]
    timed = max(seconds, default=0.0) >= 1
    mean = sum(seconds) / len(seconds) if seconds else 0.0
    longest = max(report.items, key=lambda result: result.took_ms)
    sentence = _tr("{mean} a question on average; the longest was question {number} with {time}.").format(
        mean=clock_words(round(mean)), number=longest.number, time=clock_words(round(longest.took_ms / 1000))
    )
    return Told(
        key="times",
        name=_tr("Time a question, in seconds"),
        sentence=sentence if timed else _tr("No time was taken in this quiz."),
        heads=(_tr("Question"), _tr("Time"), _tr("How it went")),
        rows=tuple(
            (str(one.number), clock_words(round(one.took_ms / 1000)), outcome_words(one.outcome))
            for one in report.items
        ),
        labels=tuple(str(one.number) for one in report.items),
        picture=Columns(series=(Series(name=_tr("seconds"), values=tuple(seconds)),)) if timed else None,
    )


def trend_told(trend: tuple[TrendPoint, ...]) -> Told:
    """The share of points of each finished quiz, and the mean of five."""
    enough = len(trend) >= _FEWEST
    sentence = _tr("From your second quiz on, this shows how they go over time.")
    if enough:
        sentence = _tr("Your last {n} quizzes earned {mean} of their points on average.").format(
            n=min(5, len(trend)), mean=words.percent(trend[-1].mean)
        )
    days = tuple(f"{point.finished_at.day}.{point.finished_at.month}." for point in trend)
    return Told(
        key="quizzes",
        name=_tr("Your quizzes over time"),
        sentence=sentence,
        heads=(_tr("Finished"), _tr("Share of points"), _tr("Mean of five")),
        rows=tuple(
            (f"{point.finished_at:%Y-%m-%d %H:%M}", words.percent(point.share), words.percent(point.mean))
            for point in trend
        ),
        labels=days,
        picture=Lines(
            series=(
                Series(name=_tr("each quiz"), values=tuple(point.share for point in trend)),
                Series(
                    name=_tr("mean of five"), values=tuple(point.mean for point in trend), color="gold", dashed=True
                ),
            ),
            shares=True,
        )
        if enough
        else None,
    )
