"""Where things lie on disk: the profile, the shipped decks, the shipped resources."""

import os
from pathlib import Path

DATABASE_NAME = "quizapp.db"


def profile_folder(chosen: str | None = None) -> Path:
    """The folder that holds a person's library and progress.

    ``chosen`` (``--profile``) wins over the environment's ``QUIZAPP_HOME``, which wins over the platform's data folder.
    """
    named = chosen or os.environ.get("QUIZAPP_HOME")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - 10 ms that a chosen profile does not need

    return user_data_path("QuizApp", appauthor=False)


def _data(name: str) -> Path:
    here = Path(__file__).resolve().parent
    packed = here / "_data" / name  # in a wheel
    return packed if packed.is_dir() else here.parent / name  # in a checkout


def shipped_decks() -> Path:
    """The folder of the decks that come with the app."""
    return _data("decks")


def resources() -> Path:
    """The folder of fonts, icons and styles."""
    return _data("resources")
