"""Under which conditions a quiz is sat: its time, whether it may be paused, whether one may go back, certainty."""

from dataclasses import dataclass

MOST_SECONDS = 24 * 3600
"""No limit is longer than a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Seconds for each item and for the whole (None: no limit); ``pause``: the clock may be stopped; ``back``: items
    that were left may be shown and answered again; ``certainty``: each answer says how sure it is (1 to 3)."""

    item_seconds: int | None = None
    whole_seconds: int | None = None
    pause: bool = True
    back: bool = True
    certainty: bool = False

    @property
    def complaint(self) -> str:
        """Why nobody can sit under these conditions, in a sentence; empty when one can."""
        for seconds, what in ((self.item_seconds, "a question"), (self.whole_seconds, "the whole quiz")):
            if seconds is None or 1 <= seconds <= MOST_SECONDS:
                continue
            if seconds < 1:
                return f"A time limit of {seconds} seconds for {what} leaves no time to answer."
            return f"A time limit for {what} is a day at most."
        return ""


FREE = Conditions()
"""No limits: pauses, going back, certainty is not asked."""
