"""A person's settings, each with its sensible value already set."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.services.changes import Changes


class Appearance(StrEnum):
    """Light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings. ``text_scale`` in percent (80 to 200), ``retention`` 0.70 to 0.97, steps in minutes."""

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


class SettingsService:
    """Reads and changes settings."""

    def current(self) -> Settings:
        """The settings as they are."""
        raise NotImplementedError

    def change(self, settings: Settings) -> Changes:
        """Stores settings. UserError names the first that is out of range and what it may be."""
        raise NotImplementedError
