"""Holding a session: what the room's thread tells goes to the trainer's page and the projector, what the trainer does
goes to the room."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from quizapp.door.snapshot import Snapshot
from quizapp.gui.announce import announce
from quizapp.gui.controllers.teach.door import Doorkeeper
from quizapp.gui.controllers.teach.people import TrainersPeople
from quizapp.gui.controllers.teach.stage import Stage
from quizapp.gui.entering import Entering
from quizapp.gui.pages.teach.present import Deed, PresentPage
from quizapp.gui.pages.teach.standing import Standing
from quizapp.gui.presenting import Holding, Presenting
from quizapp.gui.words.teach import phase_words
from quizapp.teaching.acts import Act, Awarded, Blanked, Ended, Extended, HandsCounted, Marked, PersonId, ScoresShown
from quizapp.teaching.course import backward, onward, seconds_left
from quizapp.teaching.points import team_points
from quizapp.teaching.room import Phase, Room
from quizapp.teaching.slides import Slide, slide

MORE_SECONDS = 30
_CLOCK_MS = 200
Hold = Callable[[Callable[[Snapshot], None]], Holding]


class PresentController(QObject):
    """``show`` brings one of its pages to the front; ``left`` says that the session was left."""

    left = Signal()

    def __init__(self, show: Callable[[QWidget], None], quiet: Callable[[bool], None]) -> None:
        super().__init__()
        self._show, self._quiet = show, quiet
        self.page = PresentPage()
        self.stage = Stage(self.page, show)
        self._presenting: Presenting | None = None
        self._entering = Entering()
        self._is_alone = self._has_tools = self._peeks = self._ending = False
        self._slide: Slide | None = None
        self._points: tuple[object, dict[str, int]] = (None, {})
        self._said = ""
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._connect()

    def _connect(self) -> None:
        stage, page, trainer = self.stage, self.page, self.page.trainer
        stage.stands.connect(self._stand)
        stage.alone.connect(self._hold_alone)
        stage.left.connect(self._leave)
        stage.lost.connect(self._lose)
        stage.found.connect(self._tell)
        stage.pressed.connect(page.take_key)
        page.done.connect(self._deed)
        page.digit.connect(self._digit)
        page.letter.connect(self._letter)
        page.row.connect(self._row)
        trainer.teams.chosen.connect(self._team)
        trainer.teams.awarded.connect(lambda team, n: self._do(Awarded(team=team, points=n)))
        trainer.teams.typed.connect(self._word)
        trainer.hands.counted.connect(self._count)
        self._doorkeeper = Doorkeeper(trainer.door, lambda: self._presenting, page.say)
        trainer.paper.grid.marked.connect(self._mark)
        people = trainer.people
        self._people_acts = TrainersPeople(people, self._do, self._room, page.say)
        people.came.connect(lambda name: self._presenting.come(name) if self._presenting is not None else None)
        people.line.toggled.connect(lambda _on: self._render())

    # -- from opening to leaving

    @property
    def is_on(self) -> bool:
        """Whether a session is held."""
        return self._presenting is not None

    @property
    def presenting(self) -> Presenting | None:
        """The session that is held."""
        return self._presenting

    def open(self, hold: Hold) -> None:
        """Opens a session to be held, and asks for the projector. Raises what opening it raises."""
        self.stop()
        self._presenting = presenting = Presenting(hold)
        self._entering, self._slide, self._said = Entering(), None, ""
        self._is_alone = self._has_tools = self._peeks = self._ending = False
        presenting.changed.connect(self._render)
        presenting.refused.connect(self.page.say)
        presenting.noticed.connect(self.page.say)
        self._doorkeeper.start()
        self._clock.start()
        self.stage.ask()

    def come_back(self) -> None:
        """The trainer was on another page meanwhile."""
        self._quiet(True)  # noqa: FBT003 - the rail goes
        self._render()

    def to_projector(self) -> None:
        """One key: where the slides stood before, or the screens."""
        if self.is_on:
            self.stage.come_back()

    def stop(self) -> None:
        """Leaves the session: the projector's window goes, the door is shut. It goes on where it stood when it is
        opened again."""
        self._clock.stop()
        self._doorkeeper.stop()
        self.stage.stop()
        presenting, self._presenting = self._presenting, None
        if presenting is not None:
            presenting.stop()
            presenting.deleteLater()
        self._quiet(False)  # noqa: FBT003 - the rail comes back

    def _stand(self) -> None:
        self._is_alone = False
        self._begin()

    def _hold_alone(self) -> None:
        self._is_alone, self._has_tools, self._peeks = True, True, False
        self._begin()

    def _begin(self) -> None:
        self._show(self.page)
        self._quiet(True)  # noqa: FBT003 - nothing but the session
        self._slide = None
        self._render()
        self.page.take_focus()

    def _lose(self, sentence: str) -> None:
        """There is one screen for all now, for what the app can know: a mirrored one would show the key."""
        self._is_alone, self._has_tools, self._peeks = True, True, False
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self.page.say(sentence)
        self._render()

    # -- what the trainer does

    def _do(self, act: Act | None) -> None:
        if self._presenting is not None:
            self._presenting.do(act)

    def _deed(self, deed: Deed) -> None:
        if self._presenting is None:
            return
        if deed is not Deed.ON:
            self._ending = False
        deeds: dict[Deed, Callable[[Room], None]] = {
            Deed.ON: self._on, Deed.BACK: self._back, Deed.BLANK: self._blank, Deed.SCORES: self._scores,
            Deed.TIME: self._more_time, Deed.DOOR: self._door, Deed.TOOLS: self._tools, Deed.PEEK: self._peek,
            Deed.HANDS: self._hands, Deed.PEOPLE: self._people, Deed.PROJECTOR: lambda _room: self.stage.come_back(),
            Deed.LEAVE: lambda _room: self._leave(),
        }  # fmt: skip
        deeds[deed](self._presenting.room)
        self._render()

    def _leave(self) -> None:
        self.stop()
        self.left.emit()

    def _back(self, room: Room) -> None:
        self._do(ScoresShown(on=False) if room.scores_shown else backward(room))

    def _blank(self, room: Room) -> None:
        self._do(Blanked(on=not room.blank))

    def _scores(self, room: Room) -> None:
        if room.phase is not Phase.LOBBY:
            self._do(ScoresShown(on=not room.scores_shown))

    def _more_time(self, room: Room) -> None:
        if room.seconds is not None:
            self._do(Extended(seconds=MORE_SECONDS))

    def _door(self, _room: Room) -> None:
        door = self.page.trainer.door
        self._with_tools(door)
        door.act.click()

    def _tools(self, _room: Room) -> None:
        self._has_tools, self._peeks = not self._has_tools, False

    def _peek(self, _room: Room) -> None:
        self._peeks = self._is_alone and not self._peeks
        self._has_tools = self._has_tools or self._peeks
        if self._peeks:
            self.page.say(self.page.tr("The room sees the key with you. K puts it away."))

    def _hands(self, _room: Room) -> None:
        hands = self.page.trainer.hands
        if not hands.isHidden():
            self._with_tools(hands)
            hands.unfold()

    def _people(self, _room: Room) -> None:
        self._with_tools(self.page.trainer.people)
        self.page.trainer.people.unfold()

    def _with_tools(self, part: QWidget) -> None:
        self._has_tools = True
        self._render()
        self.page.trainer.ensureWidgetVisible(part, 0, 60)

    def _on(self, room: Room) -> None:
        """The one next step. It ends nothing at the first press, and shows no question while all is blank."""
        if self._presenting is None or self._presenting.is_waiting:
            return  # pressed twice: the second was meant for what stands there now
        if room.blank:
            self._do(Blanked(on=False))
            return
        act = onward(room)
        if isinstance(act, Ended) and not self._ending:
            self._ending = True
            self.page.say(
                self.page.tr("The next press ends the session. The podium stands then, and no answer is taken.")
            )
            return
        if self._ending:
            self.page.say("")  # what it warned of is done
        self._ending = self._peeks = False
        self._has_tools = False
        self.page.trainer.to_top()
        self._do(act)

    def _enter(self, entered: Callable[[Room], Act | None]) -> None:
        if self._presenting is not None:
            self._do(entered(self._presenting.room))
            self._render()

    def _digit(self, number: int) -> None:
        self._enter(lambda room: self._entering.choose(room, number))
        self._to_word()

    def _to_word(self) -> None:
        """Where a word or a number is asked, it is typed; after the last team the keys are the page's again."""
        word = self.page.trainer.teams.word
        if not word.isHidden():
            self._with_tools(word)
            word.setFocus()
        elif word.hasFocus() or self.page.focusWidget() is None:
            self.page.take_focus()

    def _team(self, team: str) -> None:
        if self._presenting is not None:
            teams = self._presenting.room.plan.teams
            self._digit(0 if team == self._entering.team else teams.index(team) + 1)

    def _letter(self, key: str) -> None:
        self._enter(lambda room: self._entering.letter(room, key))

    def _word(self, text: str) -> None:
        self._enter(lambda room: self._entering.word(room, text))
        self._to_word()

    def _row(self, by: int) -> None:
        self._enter(lambda room: self._entering.move_row(room, by))

    def _count(self, option: str, hands: int) -> None:
        if self._presenting is not None:
            part, item = self._presenting.room.step
            self._do(HandsCounted(part=part, item=item, option=option, hands=hands))

    def _mark(self, person: int, shares: object) -> None:
        room = self._presenting.room if self._presenting is not None else None
        part = self.page.trainer.paper.part
        if room is not None and isinstance(shares, tuple) and part is not None:
            self._do(Marked(person=PersonId(person), part=part, shares=shares))

    def _room(self) -> Room | None:
        return self._presenting.room if self._presenting is not None else None

    # -- what is shown

    def _team_points(self, room: Room) -> dict[str, int]:
        """Worked out anew only when what they come from is another: sixty answers a second change none of it."""
        basis = (room.revealed, room.awarded, room.people)
        if basis != self._points[0]:
            self._points = (basis, dict(team_points(room)))
        return self._points[1]

    def _render(self) -> None:
        presenting = self._presenting
        if presenting is None:
            return
        snapshot, room = presenting.snapshot, presenting.room
        self._entering.stand(room)
        points = self._team_points(room)
        shown = slide(room, self._doorkeeper.way, snapshot.connected, points)
        left = seconds_left(room, presenting.elapsed_ms)
        self.stage.show_slide(shown, left)
        self._slide = shown
        if not self.page.isVisible():
            return  # the trainer is elsewhere in the window; the room still sees what it is to see
        self.page.show_standing(
            Standing(
                snapshot=snapshot, slide=shown, left=left, points=points, entered=self._entering.words(room),
                team=self._entering.team, projector=self.stage.name, size=self.stage.size, alone=self._is_alone,
                tools=self._has_tools, secrets=not self._is_alone or self._peeks, ending=self._ending,
            )
        )  # fmt: skip
        said = phase_words(room)
        if said != self._said:
            self._said = said
            self.page.trainer.verticalScrollBar().setValue(0)
            if room.phase is Phase.OVER:
                self.page.take_focus()
            announce(self.page, said)

    def _tick(self) -> None:
        """The clock goes on."""
        presenting, shown = self._presenting, self._slide
        if presenting is None or shown is None:
            return
        left = seconds_left(presenting.room, presenting.elapsed_ms)
        self.page.show_time(left)
        self.stage.show_slide(shown, left)
