"""What the formats of files are for, in words, and in which order they are offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from quizapp.services.formats import FORMATS

ANKI, ANKI_TEXT = "anki", "anki-text"
"""Anki's own: the service for them is another one than that for ``FORMATS``."""

QUIZLET = "quizlet"
"""The one format that holds neither facts nor quiz questions: cards of two sides."""


class For(Enum):
    """Whom a format is for."""

    STUDY = "To study with"
    EDIT = "To edit, to keep, to pass on"
    CLASSROOM = "For classrooms: quiz questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFormat:
    """A format as it is offered. ``suffix`` begins with its dot; ``asks`` means that it holds quiz questions."""

    id: str
    title: str
    suffix: str
    whom: For
    sentence: str
    asks: bool = False


def _n(text: str) -> str:
    """Marks a text for translation."""
    return text


_SENTENCES: Mapping[str, tuple[For, str]] = {
    QUIZLET: (
        For.STUDY,
        _n("Questions and answers, to be pasted into Quizlet's own import. Hints, reasons and tags stay here."),
    ),
    "quizdeck": (
        For.EDIT,
        _n("The whole deck as one file for another QuizApp: figures, topics, what you changed and added."),
    ),
    "xlsx": (For.EDIT, _n("A spreadsheet to edit and bring home again. Its second sheet says how to fill it.")),
    "csv": (For.EDIT, _n("The same table as plain text, with commas between. Every spreadsheet opens it.")),
    "tsv": (For.EDIT, _n("The same table as plain text, with tabs between.")),
    "markdown": (For.EDIT, _n("Notes that people read. They can be brought home, too.")),
    "moodle": (For.CLASSROOM, _n("For Moodle's question bank, with the reason for every option as feedback.")),
    "gift": (For.CLASSROOM, _n("Moodle's plain text format, which other course software reads as well.")),
    "qti": (For.CLASSROOM, _n("For course and testing software that takes IMS QTI 2.1.")),
    "canvas": (For.CLASSROOM, _n("For Canvas: in the course's settings, import content, QTI .zip file.")),
    "kahoot": (For.CLASSROOM, _n("For Kahoot's spreadsheet import: questions with up to four short answers.")),
}

_ANKI = (
    (
        ANKI,
        _n("Anki package"),
        ".apkg",
        _n("For Anki on a computer or a phone: cards, questions to tap, figures, a deck for each topic, tags."),
    ),
    (
        ANKI_TEXT,
        _n("Text for Anki"),
        ".txt",
        _n("A line for each card, which Anki imports into its own note types. Figures and questions to tap stay here."),
    ),
)


def offered() -> tuple[OfferedFormat, ...]:
    """All formats that can be written, in the order in which they are offered."""
    anki = tuple(
        OfferedFormat(id=name, title=_tr(title), suffix=suffix, whom=For.STUDY, sentence=_tr(sentence))
        for name, title, suffix, sentence in _ANKI
    )
    others = {
        name: OfferedFormat(
            id=name,
            title=FORMATS[name].title,
            suffix=FORMATS[name].suffix,
            whom=whom,
            sentence=_tr(sentence),
            asks=FORMATS[name].asks,
        )
        for name, (whom, sentence) in _SENTENCES.items()
    }
    return anki + tuple(others.values())


def whom_words(whom: For) -> str:
    """Whom a group of formats is for."""
    return _tr(whom.value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("formats", text)
