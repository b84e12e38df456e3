"""Settings: each with a sensible value, a plain sentence, and applied at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from quizapp.gui import words
from quizapp.gui.tasks import TaskLine
from quizapp.gui.theme import Size, Weight, current
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import Field, Number, Slider, Switch
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Line, Page, Panel, page_heading, section_heading
from quizapp.gui.widgets.segmented import Segmented
from quizapp.gui.widgets.text import Text
from quizapp.services.settings import Appearance, Settings

_SETTLED_MS = 250
"""A slider that is being dragged changes the setting when it has come to rest for so long."""


class SettingsPage(Page):
    """Renders ``Settings``; emits them anew when the person has changed one."""

    changed = Signal(object)
    refused = Signal(str)
    backup_chosen = Signal()
    restore_chosen = Signal()
    check_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=820)
        self._settings = Settings()
        self._rows: list[_Row] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._settled)
        self.column.addWidget(page_heading(self.tr("Settings")))
        self.column.addWidget(Text(self.tr("Every change holds at once."), role="muted"))
        self.column.addSpacing(8)
        self.column.addWidget(self._look())
        self.column.addWidget(self._studying())
        self.column.addWidget(self._data())
        self.column.addStretch(1)

    # -- the three panels

    def _look(self) -> Panel:
        self.appearance = Segmented(
            (
                (self.tr("System"), Appearance.SYSTEM),
                (self.tr("Light"), Appearance.LIGHT),
                (self.tr("Dark"), Appearance.DARK),
            ),
            name=self.tr("Appearance"),
        )
        self.appearance.chosen.connect(lambda value: self._change(appearance=value))
        self.text_scale = Slider(80, 200, 10, name=self.tr("Text size"))
        self.text_scale.setPageStep(20)
        self._scale_words = Text(weight=Weight.BOLD, wrap=False)
        self.text_scale.valueChanged.connect(self._scale_moved)
        self.calm = Switch(name=self.tr("Less motion"))
        self.calm.clicked.connect(lambda: self._change(reduce_motion=self.calm.isChecked()))
        return self._panel(
            self.tr("Look"),
            self._row(self.tr("Appearance"), self.tr("System follows your computer."), self.appearance),
            self._row(
                self.tr("Text size"), self.tr("Also Ctrl + and Ctrl −."), _beside(self.text_scale, self._scale_words)
            ),
            self._row(self.tr("Less motion"), self.tr("Nothing slides or fades."), self.calm),
        )

    def _studying(self) -> Panel:
        self.retention = Slider(70, 97, 1, name=self.tr("Share to remember"))
        self._retention_words = Text(weight=Weight.BOLD, wrap=False)
        self.retention.valueChanged.connect(self._retention_moved)
        self.new_per_day = self._number(0, 9999, self.tr("New cards a day"), "new_per_day")
        self.reviews_per_day = self._number(0, 9999, self.tr("Reviews a day, at most"), "reviews_per_day")
        self.rollover = self._number(0, 23, self.tr("A day begins at"), "rollover_hour", suffix=":00")
        self.steps = self._steps_field(self.tr("First steps of a new card"), "learning_steps_minutes")
        self.resteps = self._steps_field(self.tr("Steps of a forgotten card"), "relearning_steps_minutes")
        self._aim = self._row(self.tr("Share to remember"), " ", _beside(self.retention, self._retention_words))
        steps = self.tr("In minutes, one after another, before it waits for days.")
        return self._panel(
            self.tr("Studying"),
            self._aim,
            self._row(
                self.new_per_day.accessibleName(), self.tr("Each brings about seven reviews in time."), self.new_per_day
            ),
            self._row(
                self.reviews_per_day.accessibleName(), self.tr("The rest waits for the next day."), self.reviews_per_day
            ),
            self._row(
                self.rollover.accessibleName(), self.tr("After a night shift, midnight is no new day."), self.rollover
            ),
            self._row(self.steps.accessibleName(), steps, self.steps),
            self._row(self.resteps.accessibleName(), steps, self.resteps),
        )

    def _data(self) -> Panel:
        panel = Panel()
        panel.column.addWidget(section_heading(self.tr("Your data")))
        self._where = Text(role="muted", selectable=True)
        self._where.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panel.column.addWidget(
            Text(self.tr("All you have learnt lies in one folder on this computer, and nowhere else."))
        )
        panel.column.addWidget(self._where)
        self.copy = Button(self.tr("Copy"), icon="copy")
        self.backup = Button(self.tr("Back up…"), icon="archive")
        self.restore = Button(self.tr("Restore…"), icon="rotate-ccw")
        self.check = Button(self.tr("Check my data"), icon="list-checks")
        acts = QWidget()
        row = Flow(acts, gap=12)
        for button in (self.copy, self.backup, self.restore, self.check):
            row.addWidget(button)
        self.copy.clicked.connect(self._copy_path)
        self.backup.clicked.connect(self.backup_chosen)
        self.restore.clicked.connect(self.restore_chosen)
        self.check.clicked.connect(self.check_chosen)
        self.task_line = TaskLine()
        self._findings = Text(role="ink")
        self._findings.hide()
        panel.column.addSpacing(8)
        panel.column.addWidget(acts)
        panel.column.addWidget(self.task_line)
        panel.column.addWidget(self._findings)
        return panel

    # -- building blocks

    def _panel(self, title: str, *rows: "_Row") -> Panel:
        panel = Panel()
        panel.column.setSpacing(16)
        panel.column.addWidget(section_heading(title))
        for number, row in enumerate(rows):
            if number:
                panel.column.addWidget(Line())
            panel.column.addWidget(row)
        return panel

    def _row(self, title: str, sentence: str, control: QWidget) -> "_Row":
        row = _Row(title, sentence, control)
        self._rows.append(row)
        return row

    def _number(self, least: int, most: int, name: str, setting: str, suffix: str = "") -> Number:
        number = Number(least, most, name=name, suffix=suffix)
        number.valueChanged.connect(lambda value: self._change(**{setting: value}))
        return number

    def _steps_field(self, name: str, setting: str) -> Field:
        field = Field(name=name)
        field.editingFinished.connect(lambda: self._steps_edited(field, setting))
        return field

    def arrange(self, *, narrow: bool) -> None:
        """Puts each control under its words when there is no room beside them."""
        for row in self._rows:
            row.arrange(narrow=narrow)

    # -- showing and changing

    def render(self, settings: Settings, profile: Path) -> None:  # type: ignore[override]  # Qt's own is for printing
        """Shows the settings."""
        self._settings = settings
        controls: tuple[tuple[QWidget, Callable[[], object]], ...] = (
            (self.appearance, lambda: self.appearance.choose(settings.appearance)),
            (self.text_scale, lambda: self.text_scale.setValue(settings.text_scale)),
            (self.calm, lambda: self.calm.setChecked(settings.reduce_motion)),
            (self.retention, lambda: self.retention.setValue(round(settings.retention * 100))),
            (self.new_per_day, lambda: self.new_per_day.setValue(settings.new_per_day)),
            (self.reviews_per_day, lambda: self.reviews_per_day.setValue(settings.reviews_per_day)),
            (self.rollover, lambda: self.rollover.setValue(settings.rollover_hour)),
            (self.steps, lambda: self.steps.setText(_steps_text(settings.learning_steps_minutes))),
            (self.resteps, lambda: self.resteps.setText(_steps_text(settings.relearning_steps_minutes))),
        )
        for control, show in controls:
            control.blockSignals(True)  # noqa: FBT003 - Qt's
            show()
            control.blockSignals(False)  # noqa: FBT003 - Qt's
        self._say_scale()
        self._say_retention()
        self._where.setText(str(profile))

    @property
    def aim(self) -> str:
        """What the share to be remembered means."""
        return self._aim.sentence

    @property
    def findings(self) -> str:
        """What the last check of the data found."""
        return self._findings.text()

    def show_findings(self, text: str) -> None:
        """Shows what the check of the data found; an empty text hides it."""
        self._findings.setText(text)
        self._findings.setVisible(bool(text))

    def _change(self, **values: object) -> None:
        self.changed.emit(replace(self._settings, **values))  # type: ignore[arg-type]

    def _scale_moved(self, value: int) -> None:
        rounded = round(value / 10) * 10
        if rounded != value:
            self.text_scale.setValue(rounded)
            return
        self._say_scale()
        self._settle.start()

    def _retention_moved(self) -> None:
        self._say_retention()
        self._settle.start()

    def _settled(self) -> None:
        scale, share = self.text_scale.value(), self.retention.value() / 100
        if scale != self._settings.text_scale or round(self._settings.retention, 2) != share:
            self._change(text_scale=scale, retention=share)

    def _say_scale(self) -> None:
        self._scale_words.setText(words.percent(self.text_scale.value() / 100))

    def _say_retention(self) -> None:
        share = self.retention.value()
        self._retention_words.setText(words.percent(share / 100))
        if share >= 94:
            cost = self.tr("That costs many more reviews a day.")
        elif share <= 80:
            cost = self.tr("That saves reviews, and you will meet more forgotten cards.")
        else:
            cost = self.tr("Higher means more reviews, lower means more forgotten cards.")
        self._aim.say(self.tr("You will recall about {n} of 100 cards when they come.").format(n=share) + " " + cost)

    def _steps_edited(self, field: Field, setting: str) -> None:
        try:
            steps = tuple(int(part) for part in field.text().replace(",", " ").split())
        except ValueError:
            field.setText(_steps_text(getattr(self._settings, setting)))
            self.refused.emit(self.tr("Write the steps as minutes, such as “1, 10”. They are as they were."))
            return
        if steps != getattr(self._settings, setting):
            self._change(**{setting: steps})

    def _copy_path(self) -> None:
        QApplication.clipboard().setText(self._where.text())
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(2000, self.copy, lambda: self.copy.setText(self.tr("Copy")))


def _steps_text(steps: tuple[int, ...]) -> str:
    return ", ".join(str(step) for step in steps)


def _beside(control: QWidget, text: Text) -> QWidget:
    both = QWidget()
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(control, 1)
    text.setMinimumWidth(current().px(52))
    row.addWidget(text)
    return both


class _Row(QWidget):
    """Words at the left, the control at the right, or under them."""

    def __init__(self, title: str, sentence: str, control: QWidget) -> None:
        super().__init__()
        self._sentence = Text(sentence, size=Size.SMALL, role="muted")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(title, weight=Weight.MEDIUM))
        texts.addWidget(self._sentence)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(24)
        self._box.addLayout(texts, 1)
        self._box.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._control = control

    @property
    def sentence(self) -> str:
        """What stands under the title."""
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        """Says something else under the title."""
        self._sentence.setText(sentence)

    def arrange(self, *, narrow: bool) -> None:
        """Beside each other or under each other."""
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(across)
        self._box.setSpacing(8 if narrow else 24)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        self._box.setAlignment(self._control, side)
