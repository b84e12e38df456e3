"""A test before learning and one after, on forms that are built alike and share no question: what was gained."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui.widgets.bars import Bar, Bars
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.panel import Line, Panel, section_heading
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.pairs import TestPair
from quizapp.stats.gain import PersonGain

_SHOWN = 3
"""So many pairs are shown at once, the newest; the others when they are asked for."""


class PairsPanel(Panel):
    """``begun`` asks for a new pair, ``second`` for the second test of a pair, ``resumed`` for a test that waits."""

    begun = Signal()
    second = Signal(int)
    resumed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(section_heading(self.tr("Before and after learning")))
        self.intro = Text(
            self.tr(
                "Two tests of the topics and kinds chosen above, as alike as the deck allows and with no question in "
                "both: one before you learn, one after. Then you see what you gained."
            ),
            role="muted",
        )
        self.begin = Button(self.tr("Begin with the first test"))
        self.begin.clicked.connect(self.begun)
        self._pairs = QVBoxLayout()
        self._pairs.setSpacing(8)
        self._drawn: list[QWidget] = []
        self.acts: list[Button] = []
        self.column.addWidget(self.intro)
        self.column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._pairs)

    def show_pairs(self, pairs: tuple[TestPair, ...], running: frozenset[int]) -> None:
        """Shows the newest pairs; ``running`` are sittings that are not finished."""
        for old in self._drawn:
            self._pairs.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._drawn, self.acts = [], []
        for pair in pairs[:_SHOWN]:
            self._draw_pair(pair, running)
        earlier = pairs[_SHOWN:]
        if earlier:
            line = Line()
            self._draw(line)
            said = words.counted(len(earlier), "{n} earlier pair of tests", "{n} earlier pairs of tests")
            button = Button(self.tr("Show {pairs}").format(pairs=said), icon="chevron-down", quiet=True)
            button.clicked.connect(partial(self._show_earlier, button, earlier, running))
            button.clicked.connect(line.hide)
            self.acts.append(button)
            self._draw(button)

    def _show_earlier(
        self, button: Button, pairs: tuple[TestPair, ...], running: frozenset[int], *_checked: object
    ) -> None:
        """Puts the earlier pairs in the button's place; the focus goes on to the first act among them, if any."""
        self.acts.remove(button)
        acts, drawn = len(self.acts), len(self._drawn)
        for pair in pairs:
            self._draw_pair(pair, running)
        for new in self._drawn[drawn:]:
            new.show()  # at once, not when the events come round: a hidden one takes no focus
        for one, other in pairwise((button, *self.acts[acts:])):
            QWidget.setTabOrder(one, other)
        (self.acts[acts] if self.acts[acts:] else self.begin).setFocus(Qt.FocusReason.OtherFocusReason)
        button.hide()

    def _draw_pair(self, pair: TestPair, running: frozenset[int]) -> None:
        self._draw(Line())
        if pair.gain is not None:
            self._draw_gain(pair, pair.gain)
        else:
            self._draw_waiting(pair, running)

    def _draw(self, widget: QWidget) -> None:
        self._drawn.append(widget)
        self._pairs.addWidget(widget)

    def _draw_waiting(self, pair: TestPair, running: frozenset[int]) -> None:
        number = self.tr("Tests {n}").format(n=pair.pair)
        if pair.before in running:
            text, act = self.tr("{pair}: the first one waits."), self.tr("Go on with the first")
            done = partial(self.resumed.emit, int(pair.before))
        elif pair.after is not None:
            text, act = self.tr("{pair}: the second one waits."), self.tr("Go on with the second")
            done = partial(self.resumed.emit, int(pair.after))
        else:
            text, act = (
                self.tr("{pair}: the first is done. Learn, then sit the second."),
                self.tr("Sit the second test"),
            )
            done = partial(self.second.emit, pair.pair)
        self._draw(Text(text.format(pair=number)))
        button = Button(act, quiet=True)
        button.setAccessibleName(f"{act}, {number}")
        button.clicked.connect(done)
        self.acts.append(button)
        self._draw(button)

    def _draw_gain(self, pair: TestPair, gain: PersonGain) -> None:
        self._draw(Text(f"{self.tr('Tests {n}').format(n=pair.pair)}: {gain_words(gain)}"))
        bars = Bars(self.tr("By topic, after learning"))
        titles = pair.titles or {}
        bars.show_bars(
            tuple(
                Bar(
                    name=titles.get(topic, str(topic)),
                    share=one.pair.after,
                    figure=self.tr("{before} to {after}").format(
                        before=words.percent(one.pair.before), after=words.percent(one.pair.after)
                    ),
                )
                for topic, one in (pair.topics or {}).items()
            )
        )
        self._draw(bars)


def gain_words(gain: PersonGain) -> str:
    """``from 40 % to 70 % of the points; of what was missing before, 50 % was gained (20 % to 70 % is likely)``."""
    tr = Text().tr
    said = tr("from {before} to {after} of the points").format(
        before=words.percent(gain.pair.before), after=words.percent(gain.pair.after)
    )
    change = gain.change
    if change is None:
        return f"{said}."
    more = (
        tr("of what was missing before, {gain} was gained")
        if change.value >= 0
        else tr("of what was there before, {gain} was lost")
    )
    told = f"{said}; {more.format(gain=words.percent(abs(change.value)))}"
    if change.low is None or change.high is None:
        return f"{told}."
    likely = tr("likely between {low} and {high}").format(
        low=words.percent(change.low), high=words.percent(change.high)
    )
    return f"{told} ({likely})."
