"""The errors that are meant for people. Anything else that is raised is our bug."""

from dataclasses import dataclass


class UserError(Exception):
    """Something the person can put right; ``str(error)`` is a sentence: what happened, what was kept, what to do."""


class Stopped(Exception):  # noqa: N818 - no error: it was asked for
    """The person asked to stop what was going on; everything is as it was before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a file something stands. ``line`` counts from 1; 0 means the file as a whole."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProblem:
    """One thing that is wrong in a file, as a sentence, with its place."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class FileError(UserError):
    """A file that cannot be used; ``problems`` lists everything that is wrong with it, in the order of its lines."""

    def __init__(self, message: str, problems: tuple[FileProblem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
