"""What finished quizzes say, one of them or all of a deck; tables for spreadsheets; how to go on from there."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from statistics import fmean

from quizapp.content.facts import DeckId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint
from quizapp.exams.copies import DeckCopy
from quizapp.exams.in_words import chosen_text, key_text
from quizapp.exams.report import ItemResult, Report, report
from quizapp.exams.sitting import Sitting, SittingId
from quizapp.exchange.printable.paper import Paper
from quizapp.exchange.printable.report_document import report_document
from quizapp.exchange.tables import write_csv
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.evidence import count_older
from quizapp.services._quizzes.forward import ask_for_fact
from quizapp.services._quizzes.sitting_copy import deck_copy
from quizapp.services.changes import Changes
from quizapp.stats.certainty import CertaintyPoint, Rated, certainty_curve
from quizapp.storage.quizzes import PastSitting, past_sittings
from quizapp.storage.sittings import rated_sittings, stored_sitting

NEIGHBOURS = 5
"""The trend at a sitting is the mean of so many, this one the last of them."""

_MOST_RATED = 100
"""So many quizzes are read for how certainties held, the newest."""

_SEEDS = 2**31


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizReport:
    """A finished sitting. ``deck`` has the titles of topics, the facts with their places, and the figures, as they were
    when it was sat. ``curve`` has a point for each certainty, and is empty where none was asked."""

    report: Report
    deck: DeckCopy
    curve: tuple[CertaintyPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """A sitting with its share of points (0 to 1), and the mean of the last five up to it."""

    sitting: SittingId
    finished_at: datetime
    share: float
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizHistory:
    """The finished sittings of a deck, newest first; their trend, oldest first; and how certainties held in the last
    hundred that asked for them."""

    past: tuple[PastSitting, ...]
    trend: tuple[TrendPoint, ...]
    curve: tuple[CertaintyPoint, ...]


class ResultsService:
    """Reports and what follows from them."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def report(self, sitting: SittingId) -> QuizReport:
        """The report of a finished sitting. UserError when it is still running, or there is none."""
        with self._profile.database.reading():
            found, copy = self._finished(sitting)
        done = report(found, tuple(topic.id for topic in copy.topics))
        return QuizReport(report=done, deck=copy, curve=_curve(done.items))

    def history(self, deck: DeckId) -> QuizHistory:
        """All finished sittings of a deck."""
        profile = self._profile
        with profile.writing("Nothing was changed."):
            count_older(profile)
            past = tuple(past_sittings(profile.database, deck, profile.settings().rollover_hour))
            results = [
                result
                for sitting in rated_sittings(profile.database, deck, _MOST_RATED)
                for result in report(sitting).items
            ]
        return QuizHistory(past=past, trend=_trend(past), curve=_curve(results))

    def study_missed(self, sitting: SittingId) -> Changes:
        """Brings the cards of all facts that a sitting missed, or left open, into today's queue."""
        profile = self._profile
        with profile.writing("Today's cards are as they were."):
            found, _ = self._finished(sitting)
            for fact in report(found).missed:
                ask_for_fact(profile, found.blueprint.deck, fact)
        profile.cards_changed()
        return Changes(cards=True)

    def again(self, sitting: SittingId, *, missed: bool = False) -> Blueprint:
        """A quiz on the same facts (of what was missed, if there is any) with other items, as far as there are some."""
        with self._profile.database.reading():
            found, _ = self._finished(sitting)
        items = [one.item for one in report(found).items if not (missed and one.score.full)] or list(found.items)
        return replace(
            found.blueprint,
            facts=tuple(dict.fromkeys(fact for item in items for fact in item.facts)),
            length=len(items),
            apart=tuple(item.id for item in found.items),
            seed=self._profile.dice.randrange(_SEEDS),
            topics=(),
            standings=(),
            shares=(),
        )

    def write_report(self, sitting: SittingId, file: Path) -> Path:
        """Writes a sitting's items with answers and points as a table."""
        with self._profile.database.reading():
            found, copy = self._finished(sitting)
        rows = (_row(result, copy) for result in report(found).items)
        write_csv(file, _HEADS, rows)
        return file

    def write_pdf(self, sitting: SittingId, file: Path, paper: Paper = Paper.A4) -> int:
        """Writes the report as PDF; gives the number of its pages. UserError when the file cannot be written."""
        from quizapp.exchange.pdf.pages import print_document  # noqa: PLC0415 - Qt comes with it

        told = self.report(sitting)
        return print_document(report_document(told.report, told.deck, told.curve), file, paper)

    def write_history(self, deck: DeckId, file: Path) -> Path:
        """Writes the finished sittings of a deck as a table, oldest first."""
        history = self.history(deck)
        modes = {one.sitting: one for one in history.past}
        rows = (
            (
                f"{point.finished_at:%Y-%m-%d %H:%M}",
                modes[point.sitting].mode,
                modes[point.sitting].items,
                modes[point.sitting].earned,
                modes[point.sitting].possible,
                round(point.share, 4),
                round(point.mean, 4),
            )
            for point in history.trend
        )
        write_csv(file, ("Finished", "Mode", "Questions", "Earned", "Possible", "Share", "Mean of 5"), rows)
        return file

    def _finished(self, number: SittingId) -> tuple[Sitting, DeckCopy]:
        found = stored_sitting(self._profile.database, number)
        if found is None:
            raise UserError(f"There is no quiz {number}. Nothing was changed. Start a new one.")
        if found.sitting.finished_at is None:
            raise UserError(f"Quiz {number} is not finished. Its answers are kept. Go on with it, or finish it.")
        copy = found.copy or deck_copy(self._profile, found.sitting.blueprint.deck, found.sitting.items)
        return found.sitting, copy


_HEADS = (
    "Number",
    "Question",
    "Kind",
    "Topic",
    "Level",
    "Your answer",
    "Right answer",
    "Earned",
    "Possible",
    "Certainty",
    "Certainty points",
    "Seconds",
    "Flagged",
    "Fact",
    "Place",
)


def _row(result: ItemResult, copy: DeckCopy) -> tuple[object, ...]:
    item = result.item
    return (
        result.number,
        item.stem,
        item.kind.value,
        copy.topic_title(item.topic),
        item.level.value,
        chosen_text(item, result.chosen),
        key_text(item),
        result.score.earned,
        result.score.possible,
        result.certainty,
        result.certainty_points,
        round(result.took_ms / 1000, 1),
        "yes" if result.flagged else "",
        " ".join(item.facts),
        copy.source(item.facts[0]),
    )


def _curve(results: "list[ItemResult] | tuple[ItemResult, ...]") -> tuple[CertaintyPoint, ...]:
    rated = [
        Rated(certainty=one.certainty, right=one.score.full)
        for one in results
        if one.certainty is not None and one.chosen
    ]
    return certainty_curve(rated) if rated else ()


def _trend(past: tuple[PastSitting, ...]) -> tuple[TrendPoint, ...]:
    shares: list[float] = []
    points = []
    for one in reversed(past):
        shares.append(one.earned / one.possible if one.possible else 0.0)
        points.append(
            TrendPoint(
                sitting=one.sitting,
                finished_at=one.finished_at,
                share=shares[-1],
                mean=fmean(shares[-NEIGHBOURS:]),
            )
        )
    return tuple(points)
