"""The settings as a value: sensible values, ranges, and the way from what is stored."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from quizapp.errors import UserError


class Appearance(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class GradeWords(StrEnum):
    """How grades are named: so that they cannot be misread, or as Anki names them."""

    PLAIN = "plain"
    ANKI = "anki"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings. ``text_scale`` in percent (80 to 200), ``retention`` 0.70 to 0.97, steps in minutes.

    ``easy_days`` says how much of its usual work a weekday brings, Monday first, in percent (100 usual, 0 as little as
    can be). ``leech_lapses`` is after how many lapses a card is set aside. ``grows_up``: a fact is met in its easiest
    form first. ``wide_spacing`` sets letters, words and lines wider apart.
    """

    appearance: Appearance = Appearance.SYSTEM
    text_scale: int = 100
    reduce_motion: bool = False
    retention: float = 0.90
    new_per_day: int = 10
    reviews_per_day: int = 200
    rollover_hour: int = 4
    learning_steps_minutes: tuple[int, ...] = (1, 10)
    relearning_steps_minutes: tuple[int, ...] = (10,)
    quiz_length: int = 20
    high_contrast: bool = False
    wide_spacing: bool = False
    grade_words: GradeWords = GradeWords.PLAIN
    grows_up: bool = True
    type_answers: bool = False
    show_timer: bool = False
    read_aloud: bool = False
    leech_lapses: int = 8
    balance_days: bool = True
    easy_days: tuple[int, ...] = (100, 100, 100, 100, 100, 100, 100)


_RANGES: Mapping[str, tuple[str, float, float]] = {
    "text_scale": ("The text size", 80, 200),
    "retention": ("The share of cards to be remembered", 0.70, 0.97),
    "new_per_day": ("The number of new cards a day", 0, 9_999),
    "reviews_per_day": ("The number of reviews a day", 0, 9_999),
    "rollover_hour": ("The hour at which the study day begins", 0, 23),
    "quiz_length": ("The length of a quiz", 1, 500),
    "leech_lapses": ("The number of lapses after which a card is set aside", 1, 99),
}
_STEPS = {"learning_steps_minutes": "learning", "relearning_steps_minutes": "relearning"}
_DAY_MINUTES = 24 * 60
_MOST_STEPS = 10
_WEEKDAYS = 7


def require_in_range(settings: Settings) -> None:
    """Raises UserError for the first setting that is out of range; the sentence says what it may be."""
    for name, (words, least, most) in _RANGES.items():
        if not least <= getattr(settings, name) <= most:
            raise UserError(
                f"{words} goes from {least:g} to {most:g}, so {getattr(settings, name):g} was not taken. "
                "The settings are as they were."
            )
    for name, words in _STEPS.items():
        steps: tuple[int, ...] = getattr(settings, name)
        if len(steps) > _MOST_STEPS or not all(1 <= step < _DAY_MINUTES for step in steps):
            raise UserError(
                f"The {words} steps are at most {_MOST_STEPS}, each from 1 to {_DAY_MINUTES - 1} minutes. "
                "The settings are as they were."
            )
    if len(settings.easy_days) != _WEEKDAYS or not all(0 <= share <= 100 for share in settings.easy_days):
        raise UserError(
            "Each of the seven weekdays brings 0 to 100 % of its usual work. The settings are as they were."
        )


def settings_from(stored: Mapping[str, Any]) -> Settings:
    """The settings of what is stored; what is not stored, or what this version does not know, keeps its sensible
    value."""
    known: dict[str, Any] = {field.name: stored[field.name] for field in fields(Settings) if field.name in stored}
    if "appearance" in known:
        known["appearance"] = Appearance(known["appearance"])
    if "grade_words" in known:
        known["grade_words"] = GradeWords(known["grade_words"])
    for name in known.keys() & {*_STEPS, "easy_days"}:
        known[name] = tuple(known[name])
    return Settings(**known)


def changed_values(before: Settings, after: Settings) -> dict[str, Any]:
    """What has to be stored to come from one to the other, as JSON values."""
    old, new = asdict(before), asdict(after)
    return {name: value for name, value in new.items() if value != old[name]}
