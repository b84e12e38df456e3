"""How a session stands while it is held: everything that its pages show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QSizeF

from quizapp.door.snapshot import Snapshot
from quizapp.gui.widgets.projector.view import STEP
from quizapp.teaching.slides import Slide


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that the page shows. ``entered`` are the teams' answers in letters; ``team`` is the one that has the
    keys, empty for none; ``projector`` the name of its screen, empty while there is none; ``alone``: there is one
    window for trainer and room; ``secrets``: key and notes may stand in this window."""

    snapshot: Snapshot
    slide: Slide
    left: int | None = None
    points: Mapping[str, int] = field(default_factory=dict)
    entered: Mapping[str, str] = field(default_factory=dict)
    team: str = ""
    projector: str = ""
    size: QSizeF = field(default_factory=lambda: STEP)
    alone: bool = False
    tools: bool = False
    secrets: bool = True
    ending: bool = False
