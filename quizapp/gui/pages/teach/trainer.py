"""What stands in the trainer's own window: the slide small, the key, notes, what comes next, and who answers."""

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.gui.pages.teach.standing import Standing
from quizapp.gui.tab_order import set_tab_order
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.panel import Page, Panel
from quizapp.gui.widgets.projector.view import STEP, SlideView
from quizapp.gui.widgets.text import Text
from quizapp.gui.widgets.trainer.door_panel import DoorPanel
from quizapp.gui.widgets.trainer.hands_panel import HandsPanel
from quizapp.gui.widgets.trainer.key_panel import KeyPanel
from quizapp.gui.widgets.trainer.paper_grid import PaperPanel
from quizapp.gui.widgets.trainer.people_panel import PeoplePanel
from quizapp.gui.widgets.trainer.teams_panel import TeamsPanel
from quizapp.gui.words.teach import next_words
from quizapp.teaching.plan import Talk, Test
from quizapp.teaching.room import Phase, Room
from quizapp.teaching.showing import choices


class TrainerBody(Page):
    """Scrolls where it must; the controls stand below it and do not."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = SlideView(self.tr("What the room sees"))
        self.stage.show_like(STEP)
        self.stage_caption = Text(self.tr("What the room sees"), size=Size.SMALL, role="muted")
        self.answers = Text(weight=Weight.MEDIUM)
        self.next = Text(role="muted")
        self.notes_panel = Panel(padding=20)
        self.notes_panel.column.addWidget(Text(self.tr("Your notes"), size=Size.SMALL, role="muted"))
        self.notes = Text()
        self.notes_panel.column.addWidget(self.notes)
        self.key = KeyPanel()
        self.hidden_key = Text(
            self.tr("Key and notes are put away, for the room sees this window. K shows them all the same."),
            role="muted",
        )
        self.teams, self.hands, self.people = TeamsPanel(), HandsPanel(), PeoplePanel()
        self.door, self.paper = DoorPanel(), PaperPanel()
        self._walked: object = None
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(24)
        left = QWidget()
        self._left = _column(left)
        beside: tuple[QWidget, ...] = (
            self.stage_caption, self.stage, self.answers, self.next, self.teams,
        )  # fmt: skip
        for part in beside:
            self._left.addWidget(part)
        self._left.addStretch(1)
        right = QWidget()
        self._right = _column(right)
        told: tuple[QWidget, ...] = (
            self.key, self.hidden_key, self.notes_panel, self.hands, self.paper, self.people, self.door,
        )  # fmt: skip
        for part in told:
            self._right.addWidget(part)
        self._right.addStretch(1)
        self._pair.addWidget(left, 5)
        self._pair.addWidget(right, 6)
        self.column.addLayout(self._pair)
        self.fixed_margins(24)

    def to_top(self) -> None:
        """What the room sees, and the key, are in sight again."""
        self.verticalScrollBar().setValue(0)

    def arrange(self, *, narrow: bool) -> None:
        """Beside each other, or under each other."""
        if hasattr(self, "_pair"):
            way = QBoxLayout.Direction
            self._pair.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def show_standing(self, standing: Standing) -> None:
        """Shows how everything stands."""
        snapshot, room = standing.snapshot, standing.snapshot.room
        self.stage.show_like(QSizeF(standing.size))
        self.stage.show_slide(standing.slide, standing.left)
        self.stage.setVisible(not standing.alone)
        self.stage_caption.setVisible(not standing.alone)
        self._show_key(room, secrets=standing.secrets)
        self.next.setText(next_words(room) if standing.secrets else "")
        self.next.setVisible(standing.secrets)
        part = room.part
        notes = part.notes if isinstance(part, Talk) and standing.secrets else ""
        self.notes.setText(notes)
        self.notes_panel.setVisible(bool(notes))
        self.answers.setText(self._answers(standing))
        self.answers.setVisible(bool(self.answers.text()))
        takes = room.item is not None and room.phase is not Phase.REVEALED
        by_word = room.item is not None and not room.item.options
        self.teams.show_teams(standing.points, standing.entered, standing.team, takes=takes, by_word=by_word)
        self.hands.show_room(room)
        self.people.show_room(room, snapshot.connected)
        self.door.show_door(snapshot.door, snapshot.phones)
        test = _test_part(room)
        self.paper.setVisible(test is not None)
        if test is not None:
            self.paper.show_room(room, test)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Rows come and go; Tab still goes as one reads."""
        made = (self.teams.rows, self.people.rows, tuple(self.hands.fields.values()), self.door.networks.chips)
        if made != self._walked:
            self._walked = made
            set_tab_order(self.body)

    def _show_key(self, room: Room, *, secrets: bool) -> None:
        item = room.item
        told = secrets or (item is not None and room.step in room.revealed)
        self.key.setVisible(item is not None and told)
        self.hidden_key.setVisible(item is not None and not told)
        if item is not None and told:
            self.key.show_item(item, room.plan.copy)
            self.key.show_choices(choices(room, room.step))

    def _answers(self, standing: Standing) -> str:
        room, connected = standing.snapshot.room, standing.snapshot.connected
        if room.phase is Phase.TEST:
            handed = sum(part == room.step[0] for part, _ in room.handed)
            return self.tr("{n} have given the test in; {of} phones are there.").format(n=handed, of=len(connected))
        if room.phase not in {Phase.OPEN, Phase.CLOSED}:
            return ""
        given = room.given(room.step)
        parts = []
        if connected or given:
            of = len(connected | set(given))
            parts.append(self.tr("{n} of {of} phones have answered.").format(n=len(given), of=of))
            waiting = [room.people[one].name for one in sorted(connected - set(given)) if one in room.people]
            if waiting and len(waiting) <= 4:
                parts.append(self.tr("Still thinking: {names}.").format(names=", ".join(waiting)))
        teams = room.team_answers.get(room.step, {})
        if room.plan.teams and teams:
            parts.append(self.tr("{n} of {of} teams are entered.").format(n=len(teams), of=len(room.plan.teams)))
        return " ".join(parts)


def _test_part(room: Room) -> int | None:
    """The test whose papers may be marked: the one at which the room stands, after the end the last."""
    if isinstance(room.part, Test) and room.phase in {Phase.TEST, Phase.TESTED}:
        return room.step[0]
    tests = [number for number, part in enumerate(room.plan.parts) if isinstance(part, Test)]
    return tests[-1] if tests and room.phase is Phase.OVER else None


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return column
