"""Saved study lists: what to study, chosen once and found again by a name."""

from dataclasses import dataclass

from quizapp.errors import UserError
from quizapp.scheduling.selection import Selection
from quizapp.services._profile import OpenProfile
from quizapp.storage.lists import drop_list, store_list, stored_lists

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyList:
    """A selection of cards under a person's own name for it."""

    name: str
    selection: Selection


class ListsService:
    """Keeps, gives and forgets study lists."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def all(self) -> tuple[StudyList, ...]:
        """Every saved list, by name. A list of a deck that is gone stays: the deck may come back."""
        with self._profile.database.reading():
            return tuple(
                StudyList(name=name, selection=selection) for name, selection in stored_lists(self._profile.database)
            )

    def save(self, name: str, selection: Selection) -> StudyList | None:
        """Keeps a selection; gives the list that had this name before (case does not count), None if none had: saving
        that again, or ``delete``, is the way back. UserError for a name that is empty or too long."""
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME:
            raise UserError(
                f"A study list needs a name of 1 to {LONGEST_NAME} letters. Nothing was saved. Give it another name."
            )
        with self._profile.writing("The list was not saved; your other lists are as they were."):
            former = self._named(name)
            if former is not None:
                drop_list(self._profile.database, former.name)
            store_list(self._profile.database, name, selection)
        return former

    def delete(self, name: str) -> StudyList | None:
        """Forgets a list; gives what it was, so that ``save`` can bring it back. None if there was none."""
        with self._profile.writing("Your lists are as they were."):
            former = self._named(name)
            if former is not None:
                drop_list(self._profile.database, former.name)
        return former

    def _named(self, name: str) -> StudyList | None:
        found = (one for one in stored_lists(self._profile.database) if one[0].casefold() == name.casefold())
        return next((StudyList(name=kept, selection=selection) for kept, selection in found), None)
