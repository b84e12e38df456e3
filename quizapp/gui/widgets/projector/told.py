"""A slide in words, for who hears it: no more than what stands on it."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from quizapp.teaching.lettering import letter, option_letters
from quizapp.teaching.slides import (
    BlankSlide,
    LobbySlide,
    QuestionSlide,
    ScoresSlide,
    Slide,
    TalkSlide,
    TestSlide,
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("projector", text)


def slide_words(slide: Slide) -> str:
    """What stands on a slide."""
    match slide:
        case BlankSlide():
            return _tr("Nothing is shown.")
        case LobbySlide():
            return " ".join([slide.title, _tr("{n} people are here").format(n=slide.people), *slide.names])
        case QuestionSlide():
            return _question(slide)
        case TalkSlide() | TestSlide():
            return slide.title
        case ScoresSlide():
            return "; ".join(f"{row.place}. {row.name} {row.points}" for row in slide.rows) or slide.title
        case _:
            assert_never(slide)


def _question(slide: QuestionSlide) -> str:
    seen = slide.shown
    head = _tr("Question {number} of {of}").format(number=slide.number, of=slide.of)
    parts = [head, seen.stem]
    if seen.passage:
        parts.append("".join(part.text or f"[{part.place + 1}]" for part in seen.passage))
    if seen.cells:
        parts += [f"{at + 1} {text}" for at, text in enumerate(seen.places) if text]
        parts += [f"{letter(at)} {text}" for at, text in enumerate(seen.columns)]
    else:
        parts += [
            f"{sign} {one.text}" for sign, one in zip(option_letters(seen), seen.options, strict=True) if one.text
        ]
    if slide.told is not None:
        letters = option_letters(seen)
        right = slide.told.wanted or " ".join(letters[one] for one in slide.told.order or slide.told.right)
        parts.append(_tr("Right: {right}").format(right=right))
    return ". ".join(parts)
