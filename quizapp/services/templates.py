"""Templates of quizzes: made once, found again by a name."""

from dataclasses import replace

from quizapp.content.facts import DeckId
from quizapp.errors import UserError
from quizapp.exams.blueprint import Blueprint
from quizapp.services._profile import OpenProfile
from quizapp.services._quizzes.views import Template
from quizapp.storage.templates import drop_template, store_template, stored_templates

LONGEST_NAME = 60

_AS_THEY_WERE = "Your templates are as they were."


class TemplatesService:
    """Keeps, gives, renames and forgets templates. What a method gives back is the way back: ``save`` it again."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    def all(self, deck: DeckId | None = None) -> tuple[Template, ...]:
        """Every template (of a deck), by name. One of a deck that is gone stays: the deck may come back."""
        with self._profile.database.reading():
            return tuple(
                Template(name=name, blueprint=blueprint)
                for name, blueprint in stored_templates(self._profile.database)
                if deck in {None, blueprint.deck}
            )

    def named(self, name: str) -> Template:
        """A template by its name, whose case does not count. UserError names those there are."""
        with self._profile.database.reading():
            return self._required(name)

    def save(self, name: str, blueprint: Blueprint) -> Template | None:
        """Keeps a blueprint; gives the template that had this name before, None if none had. Each quiz made from it
        draws its own items: its seed is not kept.

        UserError for a name that is empty or too long, and for conditions under which nobody can sit.
        """
        name = _sensible(name)
        if blueprint.conditions.complaint:
            raise UserError(f"{blueprint.conditions.complaint} Nothing was saved. Choose another limit, or none.")
        with self._profile.writing(f"The template was not saved. {_AS_THEY_WERE}"):
            former = self._found(name)
            if former is not None:
                drop_template(self._profile.database, former.name)
            store_template(self._profile.database, name, replace(blueprint, seed=0))
        return former

    def rename(self, name: str, new: str) -> Template:
        """Gives a template another name; gives it as it is now. UserError when there is none, or the name is taken."""
        new = _sensible(new)
        with self._profile.writing(_AS_THEY_WERE):
            former = self._required(name)
            other = self._found(new)
            if other is not None and other.name != former.name:
                raise UserError(
                    f"There is a template called “{other.name}” already. {_AS_THEY_WERE} Choose another name."
                )
            drop_template(self._profile.database, former.name)
            store_template(self._profile.database, new, former.blueprint)
        return replace(former, name=new)

    def delete(self, name: str) -> Template | None:
        """Forgets a template; gives what it was, None if there was none."""
        with self._profile.writing(_AS_THEY_WERE):
            former = self._found(name)
            if former is not None:
                drop_template(self._profile.database, former.name)
        return former

    def _required(self, name: str) -> Template:
        found = self._found(name)
        if found is None:
            known = ", ".join(f"“{one}”" for one, _ in stored_templates(self._profile.database))
            there_are = f"There are: {known}." if known else "There is none yet: save one first."
            raise UserError(f"There is no template called “{name}”. {there_are}")
        return found

    def _found(self, name: str) -> Template | None:
        wanted = " ".join(name.split()).casefold()
        found = (one for one in stored_templates(self._profile.database) if one[0].casefold() == wanted)
        return next((Template(name=kept, blueprint=blueprint) for kept, blueprint in found), None)


def _sensible(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UserError(
            f"A template needs a name of 1 to {LONGEST_NAME} letters. Nothing was saved. Give it another name."
        )
    return name
