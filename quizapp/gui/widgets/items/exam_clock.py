"""The time that is left, as a quiet line that can be put away; when little is left it says so once, in words."""

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from quizapp.gui import shortcuts
from quizapp.gui.announce import announce
from quizapp.gui.widgets.button import Button

_TICK_MS = 250

_WARN_WHOLE = (300, 60)
_WARN_ITEM = (15,)
"""Seconds left at which it is said, of the whole and of an item; not where the limit itself is not twice as long."""


def clock_words(seconds: int) -> str:
    """``1:02:05``, ``12:40``, ``0:08``."""
    hours, rest = divmod(max(0, seconds), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def spoken_time(seconds: int) -> str:
    """``12 minutes``, ``1 minute``, ``30 seconds``: as it is told once, to the nearest minute."""
    tr = QCoreApplication.translate
    if seconds >= 60:
        n = round(seconds / 60)
        return (tr("clock", "1 minute") if n == 1 else tr("clock", "{n} minutes")).format(n=n)
    return (tr("clock", "1 second") if seconds == 1 else tr("clock", "{n} seconds")).format(n=seconds)


class ExamClock(Button):
    """Counts on between what the sitting says. ``ran_out`` asks for the sitting's own word when nothing is left;
    ``warned`` carries the one sentence about little time, for the page to show and have spoken."""

    ran_out = Signal()
    warned = Signal(str)

    def __init__(self) -> None:
        super().__init__("", icon="clock", quiet=True, role="muted")
        self._left_ms: int | None = None
        self._limit_s = 0
        self._runs = self._of_item = False
        self.is_put_away = False
        self._told: set[int] = set()
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.clicked.connect(self.toggle)
        self.hide()

    # -- what it shows

    def show_time(self, left_ms: int | None, limit_s: int | None, *, runs: bool, of_item: bool, anew: bool) -> None:
        """Shows what the sitting's clock says; None where there is no limit. ``anew``: it belongs to another item or
        another sitting, and warnings may be given again."""
        if anew:
            self._told = set()
        self._left_ms, self._limit_s, self._runs, self._of_item = left_ms, limit_s or 0, runs, of_item
        self._since.start()
        self.setVisible(left_ms is not None)
        self._say()
        self._keep_ticking()

    @property
    def seconds_left(self) -> int | None:
        """What is left now, in whole seconds; None without a limit."""
        if self._left_ms is None:
            return None
        gone = self._since.elapsed() if self._runs else 0
        return -(-max(0, self._left_ms - gone) // 1000)

    @property
    def _threshold(self) -> int | None:
        """The least threshold that has been passed; None before the first."""
        left, marks = self.seconds_left, _WARN_ITEM if self._of_item else _WARN_WHOLE
        if left is None:
            return None
        return min((mark for mark in marks if left <= mark and self._limit_s >= 2 * mark), default=None)

    def _say(self) -> None:
        left, threshold = self.seconds_left, self._threshold
        if left is None:
            return
        low = threshold is not None
        self.set_icon("triangle-alert" if low else "clock")
        self.set_role("warn" if low else "muted")
        if self.is_put_away:
            words = self.tr("Under {time}").format(time=spoken_time(threshold)) if threshold else self.tr("Show time")
        elif self._of_item:
            words = self.tr("{time} for this question").format(time=clock_words(left))
        else:
            words = self.tr("{time} left").format(time=clock_words(left))
        if words != self.text():
            self.setText(words)
        self._say_to_readers(left)
        if threshold is not None and threshold not in self._told:
            self._told |= {mark for mark in (*_WARN_WHOLE, *_WARN_ITEM) if mark >= threshold}
            told = self.tr("{time} left for this question.") if self._of_item else self.tr("{time} left.")
            sentence = told.format(time=spoken_time(min(threshold, max(1, left))))
            self.warned.emit(sentence)

    def _say_to_readers(self, left: int) -> None:
        """By the minute: a screen reader that stands here is not to count seconds."""
        minutes = spoken_time(max(60, left // 60 * 60) if left >= 60 else 60)
        name = self.tr("About {time} left").format(time=minutes)
        if left < 60:
            name = self.tr("Less than {time} left").format(time=minutes)
        if self.is_put_away:
            name = self.tr("Time is put away")
        if name != self.accessibleName():
            self.setAccessibleName(name)
        act = self.tr("Press to show it") if self.is_put_away else self.tr("Press to put it away")
        key = self.tr("Key: {key}").format(key=shortcuts.TIME.shown)
        self.setAccessibleDescription(f"{act}. {key}")
        self.setToolTip(f"{act} ({shortcuts.TIME.shown})")

    # -- what it does

    def toggle(self) -> None:
        """Puts the time away, or shows it."""
        self.is_put_away = not self.is_put_away
        self._say()
        announce(self, self.accessibleName())

    def tell(self) -> str:
        """What is left, to be spoken when somebody asks."""
        left = self.seconds_left
        return "" if left is None else self.tr("{time} left").format(time=spoken_time(left))

    def _keep_ticking(self) -> None:
        if self._runs and self.isVisible():
            if not self._tick.isActive():
                self._tick.start()
        else:
            self._tick.stop()

    def _on_tick(self) -> None:
        self._say()
        if self.seconds_left == 0:
            self._runs = False  # until the sitting has said how it stands
            self._left_ms = 0
            self._keep_ticking()
            self.ran_out.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Counts while it is seen."""
        super().showEvent(event)
        self._keep_ticking()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rests while another page is shown; not in a window that is put away, where time goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._tick.stop()
