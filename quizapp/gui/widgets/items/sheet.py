"""The scrolled part of a quiz item: exhibit, stem, how it is scored, the answering part, and where it is from."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget
from shiboken6 import isValid

from quizapp.content.items import ItemKind
from quizapp.exams.scoring import Score
from quizapp.gui import theme
from quizapp.gui.theme import Size
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.items.at_once import at_once
from quizapp.gui.widgets.items.body import ItemBody
from quizapp.gui.widgets.items.exhibit import ExhibitPanel
from quizapp.gui.widgets.items.kinds import ItemWidget, make
from quizapp.gui.widgets.items.stem import Stem
from quizapp.gui.widgets.scroll_bar import WIDTH, slim
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.points import partly_words, score_look, score_words
from quizapp.services.exam import ItemView

RING = 6
"""Room for the focus ring around what stands at the border of the scrolled part."""

RIGHT = RING + WIDTH
"""The same at the right, where the scroll bar stands: what is above and below ends where the sheet's contents do."""

_BESIDE_FROM = 820
"""From this width (px at 100 %) on an exhibit stands beside the question; below it above."""

_LEVELS = 8
"""Layouts in layouts from a row of options to the sheet, and some to spare."""

_CRAMPED = 320
"""Very large type in a narrow window: every px counts."""


class ScoreLine(QWidget):
    """Before the answer how the item is scored; after it the points too, in the same place and no taller."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("info", role="muted")
        self.text = Text(role="muted", size=Size.SMALL)
        self._longest = Text(size=Size.SMALL)  # never shown: what the line may come to say, to keep room for
        self._longest.setParent(self)
        self._longest.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)

    def show_score(self, view: ItemView) -> None:
        """Shows the rule, and the score when it may be told."""
        self._longest.setText(f"{score_words(Score(earned=10, possible=10))}. {view.rule}")
        if view.score is None:
            self._icon.set_icon("info", "muted")
            self.text.setText(view.rule)
        else:
            icon, role = score_look(view.score)
            self._icon.set_icon(icon, role)
            told = f"{score_words(view.score)}."
            beside = [] if view.partly is None or view.score.full else [partly_words(view.partly)]
            self.text.set_spans(" ".join((told, view.rule, *beside)), ((0, len(told), role),))
        self._keep_room()

    def _keep_room(self) -> None:
        beside = self._icon.width() + 8
        self.setMinimumHeight(max(self._icon.height(), self._longest.heightForWidth(max(1, self.width() - beside))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self._keep_room()


class ItemSheet(QScrollArea):
    """Keeps a widget for each kind of item that was shown; what has the focus is scrolled into sight."""

    def __init__(self) -> None:
        super().__init__()
        self._kinds: dict[ItemKind, ItemWidget] = {}
        self.exhibit = ExhibitPanel()
        self.stem = Stem()
        self.score = ScoreLine()
        self.reason = Text(role="muted", size=Size.SMALL)
        self.source = Text(role="teal", size=Size.SMALL)
        question = ((self.stem, 0), (self.score, 8), (self.reason, 0))
        self._body = ItemBody(RING, exhibit=self.exhibit, question=question, source=self.source)
        self.below = self._body.below
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        slim(self)
        # Always, so that nothing becomes narrower when rationales come; it is painted only where there is more to see.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def show_item(self, view: ItemView) -> ItemWidget:
        """Shows an item; gives the widget of its kind, which is new at first."""
        widget = self._widget(view.item.kind)
        with at_once(widget):
            self._show(view, widget)
        return widget

    def _show(self, view: ItemView, widget: ItemWidget) -> None:
        for known, other in self._kinds.items():
            other.setVisible(known is view.item.kind)
        self.exhibit.show_exhibit(view.item.exhibit)
        ranges = tuple((span.start, span.end) for span in view.highlights)
        self.stem.show_stem(view.item.stem, ranges, settled=view.finished)
        self.score.show_score(view)
        self.reason.setText(view.reason)
        self.reason.setVisible(bool(view.reason))
        told = view.revealed and view.source
        self.source.setText(self.tr("Source: {place}").format(place=view.source) if told else "")
        widget.show_item(view)
        widget.show_struck(frozenset(view.struck))
        widget.setEnabled(view.open or view.revealed)

    def _widget(self, kind: ItemKind) -> ItemWidget:
        if kind not in self._kinds:
            self._kinds[kind] = make(kind)
            self._body.add_answering(self._kinds[kind])
            self._kinds[kind].hide()
        return self._kinds[kind]

    def widget_of(self, kind: ItemKind) -> ItemWidget:
        """The widget of a kind that was shown."""
        return self._kinds[kind]

    def to_top(self) -> None:
        """Shows the beginning."""
        self.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Lays out at once: left to itself, Qt does so one level after another and paints every step."""
        self._body.lay_out()
        for _ in range(_LEVELS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._fit()

    def to_points(self) -> None:
        """Shows the stem with the points under it."""
        self.verticalScrollBar().setValue(self.stem.y() - RING)

    def arrange(self, width: int) -> None:
        """The exhibit beside or above the question, for a width in px."""
        beside = width >= theme.current().px(_BESIDE_FROM)
        self.exhibit.set_padding(12 if width < theme.current().px(_CRAMPED) else 20)
        if beside != self._body.beside:
            self._body.beside = beside
            self._body.lay_out()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Not while a mouse button is down: what is being clicked must not move away under it."""
        if new is not None and isValid(self) and self._body.isAncestorOf(new) and not QApplication.mouseButtons().value:
            self.ensureWidgetVisible(new, 0, RING + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice that takes room below does not cover what has the focus."""
        super().resizeEvent(event)
        self._fit()
        self._follow(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width wraps the stem otherwise, and what is below it has another height to fit."""
        done = super().eventFilter(watched, event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest} and watched is self.widget():
            self._fit()
        return done

    def _fit(self) -> None:
        """Tells what answers how much room is left for it below the stem."""
        for widget in self._kinds.values():
            if widget.isVisible():
                above = widget.mapTo(self._body, QPoint(0, 0)).y() - (self.stem.mapTo(self._body, QPoint(0, 0)).y())
                widget.fit_height(self.viewport().height() - above - 2 * RING)
