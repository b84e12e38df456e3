"""The seven flags a card may carry: number, name, colour, key. The numbers and colours are Anki's."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from quizapp.gui import theme
from quizapp.gui.shortcuts import QT_TRANSLATE_NOOP as _N


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A flag; ``role`` is its colour token. The colour never stands without the name."""

    number: int
    english: str
    role: str

    @property
    def name(self) -> str:
        """Its name in the person's language, such as ``Red``."""
        return QCoreApplication.translate("flags", self.english)

    @property
    def key(self) -> str:
        """The key that sets it, in Qt's portable spelling."""
        return f"Ctrl+{self.number}"


FLAGS: tuple[Flag, ...] = tuple(
    Flag(number=number, english=english, role=f"flag_{english.lower()}")
    for number, english in enumerate(
        (
            _N("flags", "Red"),
            _N("flags", "Orange"),
            _N("flags", "Green"),
            _N("flags", "Blue"),
            _N("flags", "Pink"),
            _N("flags", "Turquoise"),
            _N("flags", "Purple"),
        ),
        start=1,
    )
)
"""In the order of their keys."""


def flag_of(number: int) -> Flag | None:
    """The flag of a number, None for 0: no flag."""
    return FLAGS[number - 1] if 1 <= number <= len(FLAGS) else None


def flag_icon(flag: Flag, pixels: int = 16) -> QIcon:
    """The flag as an icon for a menu, in the theme's colour."""
    color = getattr(theme.current().colors, flag.role).name()
    return QIcon(theme.icon_pixmap("flag", color, pixels, 2.0))
