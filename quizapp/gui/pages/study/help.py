"""The card that was just set aside, with help: what it asks, why it is so, what it is taken for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.gui import shortcuts
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Page, page_heading
from quizapp.gui.widgets.study.leech_help import LeechHelpPanel
from quizapp.gui.widgets.text import Text
from quizapp.services.study import CardFace


class SetAsideView(Page):
    """Enter or Esc goes on; ``kept_chosen`` leaves the card among those that are asked."""

    left = Signal()
    kept_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(max_width=760)
        self._face: CardFace | None = None
        self._place = Text(size=Size.SMALL, role="muted")
        self._question = Text(size=Size.TITLE)
        self._answer = Text(size=Size.TITLE, weight=Weight.BOLD, role="gold")
        self._note = Text(
            self.tr("It is set aside: it is not asked until you bring it back. The other cards of its fact go on."),
            role="muted",
        )
        self.panel = LeechHelpPanel()
        self.go_on = Button(self.tr("Go on"), key="Enter", primary=True)
        self.keep = Button(self.tr("Keep asking it"), quiet=True)
        self.go_on.clicked.connect(self.left)
        self.keep.clicked.connect(lambda: self.kept_chosen.emit(self._face))
        acts = QWidget()
        row = Flow(acts, gap=24)
        row.addWidget(self.go_on)
        row.addWidget(self.keep)
        self.column.setSpacing(8)
        for widget in (self._place, page_heading(self.tr("Hard to keep")), self._note):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addWidget(self._question)
        self.column.addWidget(self._answer)
        self.column.addSpacing(16)
        self.column.addWidget(self.panel)
        self.column.addSpacing(8)
        self.column.addWidget(acts)
        self.column.addStretch(1)
        shortcuts.bind(self, shortcuts.END_SESSION, self.left.emit)

    def show_card(self, face: CardFace) -> None:
        """Shows a card with its help."""
        self._face = face
        self._place.setText(f"{face.deck_title} · {face.topic_title}")
        self._question.setText(face.card.front)
        self._answer.setText(face.card.back)
        if face.help is not None:
            self.panel.show_help(face.help, statement=face.statement, answer=face.card.back)
        self.panel.setVisible(face.help is not None)
        self.keep.setVisible(face.suspended)
        self._note.setVisible(face.suspended)
        self.verticalScrollBar().setValue(0)
