"""Where a fact belongs: its topic, and its tags."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.content.drafts import NO_TOPIC, Draft
from quizapp.content.facts import Topic, TopicId
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field
from quizapp.gui.widgets.library.tag_field import TagField
from quizapp.gui.widgets.menu import Menu
from quizapp.gui.widgets.text import Text


class FactPlace(QWidget):
    """``changed`` comes with every change that a person makes. The topic of a deck's own fact is the deck's."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._topics: tuple[Topic, ...] = ()
        self._topic = NO_TOPIC
        self.choose = Button("", icon="chevron-down")
        self.choose.clicked.connect(self._open)
        self.fixed = Text(weight=Weight.BOLD)
        self.name = Field(name=self.tr("Name of the new topic"), placeholder=self.tr("Name of the new topic"))
        self.name.textEdited.connect(self.changed)
        self.tags = TagField(name=self.tr("Tags"), placeholder=self.tr("Tags, divided by commas"))
        self.tags.textEdited.connect(self.changed)
        self._error = Text(size=Size.SMALL, role="bad")
        topic = QHBoxLayout()
        topic.setSpacing(12)
        for widget in (self.choose, self.fixed, self.name):
            topic.addWidget(widget)
        topic.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(self.tr("Topic"), size=Size.SMALL, role="muted"))
        column.addLayout(topic)
        column.addWidget(Text(self.tr("Tags"), size=Size.SMALL, role="muted"))
        column.addWidget(self.tags)
        column.addWidget(self._error)

    def show_place(self, draft: Draft, topics: tuple[Topic, ...], tags: Sequence[str]) -> None:
        """Shows where a draft belongs; ``topics`` and ``tags`` are those of its deck."""
        self._topics = topics
        self.tags.show_known(tags)
        self.tags.show_tags(draft.tags)
        self._show_topic(draft.topic)
        self.name.setText(draft.new_topic)
        self.name.setVisible(bool(draft.new_topic))
        self.choose.setVisible(draft.own)
        self.fixed.setVisible(not draft.own)
        self.show_error("")

    def show_error(self, error: str) -> None:
        """Says what is wrong with the tags."""
        self._error.setText(error)
        self._error.setVisible(bool(error))

    @property
    def error(self) -> str:
        """What is wrong with the tags; empty when nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    @property
    def topic(self) -> TopicId:
        """The topic that is chosen."""
        return self._topic

    @property
    def new_topic(self) -> str:
        """The title of a new one; empty where it is one there is."""
        return "" if self.name.isHidden() else self.name.text()

    def _show_topic(self, topic: TopicId) -> None:
        self._topic = topic
        title = next((one.title for one in self._topics if one.id == topic), topic)
        self.choose.setText(title)
        self.choose.setAccessibleName(self.tr("Topic: {title}").format(title=title))
        self.fixed.setText(title)

    def _open(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for topic in self._topics:
            action = menu.addAction(topic.title)
            action.setCheckable(True)
            action.setChecked(topic.id == self._topic and self.name.isHidden())
            action.triggered.connect(lambda _=False, chosen=topic.id: self.take(chosen))
        menu.addSeparator()
        menu.addAction(self.tr("A new topic…")).triggered.connect(self.name_new)
        menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def take(self, topic: TopicId) -> None:
        """Chooses a topic that there is."""
        self._show_topic(topic)
        self.name.clear()
        self.name.hide()
        self.changed.emit()

    def name_new(self) -> None:
        """Asks for the name of a new topic."""
        self.choose.setText(self.tr("A new topic"))
        self.name.show()
        self.name.setFocus()
