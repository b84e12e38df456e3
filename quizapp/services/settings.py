"""A person's settings, each with its sensible value already set."""

from quizapp.services._day import current_policy, policy_row
from quizapp.services._profile import OpenProfile
from quizapp.services._settings import Appearance, GradeWords, Settings, changed_values, require_in_range
from quizapp.services.changes import Changes
from quizapp.storage.settings import store_settings

__all__ = ["Appearance", "GradeWords", "Settings", "SettingsService"]


class SettingsService:
    """Reads and changes settings."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def current(self) -> Settings:
        """The settings as they are."""
        with self._profile.database.reading():
            self._profile.revision()
            return self._profile.settings()

    def change(self, settings: Settings) -> Changes:
        """Stores settings. UserError names the first that is out of range and what it may be.

        What decides schedules (retention, steps, hour) holds from the next answer on: no card moves before it is
        answered.
        """
        require_in_range(settings)
        profile = self._profile
        with profile.writing("The settings are as they were."):
            profile.revision()
            values = changed_values(profile.settings(), settings)
            store_settings(profile.database, values)
            profile.changed()
            policy_row(profile, current_policy(profile))
        return Changes(settings=bool(values))
