"""The panels of the Settings page. Each shows the settings it is about and emits what a person changed in them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from quizapp.gui.speech import Speech
from quizapp.gui.theme import Weight
from quizapp.gui.widgets.fields import Field, Number, Slider, Switch
from quizapp.gui.widgets.segmented import Segmented
from quizapp.gui.widgets.setting_row import SettingPanel, beside
from quizapp.gui.widgets.study.easy_days import EasyDays
from quizapp.gui.widgets.text import Text
from quizapp.gui.words import counts as words
from quizapp.services.settings import Appearance, GradeWords, Settings

_SETTLED_MS = 250
"""A slider that is being dragged changes the setting when it has come to rest for so long."""


class _Panel(SettingPanel):
    """A panel that shows settings. ``changed`` carries the new values by the names of the settings."""

    changed = Signal(dict)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._switches: dict[str, Switch] = {}
        self._numbers: dict[str, Number] = {}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)

    def show_settings(self, settings: Settings) -> None:
        """Shows the settings; nothing is emitted."""
        for name, switch in self._switches.items():
            _quietly(switch, partial(switch.setChecked, getattr(settings, name)))
        for name, number in self._numbers.items():
            _quietly(number, partial(number.setValue, getattr(settings, name)))

    def _switch(self, setting: str, title: str, sentence: str) -> Switch:
        switch = Switch(name=title)
        switch.clicked.connect(lambda: self.changed.emit({setting: switch.isChecked()}))
        self._switches[setting] = switch
        self.add(title, sentence, switch)
        return switch

    def _number(self, setting: str, title: str, sentence: str, *, least: int, most: int, suffix: str = "") -> Number:
        number = Number(least, most, name=title, suffix=suffix)
        number.valueChanged.connect(lambda value: self.changed.emit({setting: value}))
        self._numbers[setting] = number
        self.add(title, sentence, number)
        return number


class LookPanel(_Panel):
    """How the window looks."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Look"))
        self._scale = 100
        self.appearance = Segmented(
            (
                (self.tr("System"), Appearance.SYSTEM),
                (self.tr("Light"), Appearance.LIGHT),
                (self.tr("Dark"), Appearance.DARK),
            ),
            name=self.tr("Appearance"),
        )
        self.appearance.chosen.connect(lambda value: self.changed.emit({"appearance": value}))
        self.add(self.tr("Appearance"), self.tr("System follows your computer."), self.appearance)
        self.contrast = self._switch(
            "high_contrast", self.tr("High contrast"), self.tr("Black and white, and strong lines.")
        )
        self.text_scale = Slider(80, 200, 10, name=self.tr("Text size"))
        self.text_scale.setPageStep(20)
        self._scale_words = Text(weight=Weight.BOLD, wrap=False)
        self.text_scale.valueChanged.connect(self._scale_moved)
        self._settle.timeout.connect(self._settled)
        self.add(self.tr("Text size"), self.tr("Also Ctrl + and Ctrl −."), beside(self.text_scale, self._scale_words))
        self.wide = self._switch(
            "wide_spacing",
            self.tr("Wide spacing"),
            self.tr("More room between letters, words and lines. Many readers with dyslexia like it."),
        )
        self.calm = self._switch("reduce_motion", self.tr("Less motion"), self.tr("Nothing slides or fades."))

    def show_settings(self, settings: Settings) -> None:
        """Shows the settings; nothing is emitted."""
        super().show_settings(settings)
        self._scale = settings.text_scale
        _quietly(self.appearance, lambda: self.appearance.choose(settings.appearance))
        _quietly(self.text_scale, lambda: self.text_scale.setValue(settings.text_scale))
        self._say_scale()

    def _scale_moved(self, value: int) -> None:
        rounded = round(value / 10) * 10
        if rounded != value:
            self.text_scale.setValue(rounded)
            return
        self._say_scale()
        self._settle.start()

    def _settled(self) -> None:
        if self.text_scale.value() != self._scale:
            self.changed.emit({"text_scale": self.text_scale.value()})

    def _say_scale(self) -> None:
        self._scale_words.setText(words.percent(self.text_scale.value() / 100))


class StudyPanel(_Panel):
    """How much is studied, and when."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("How much, and when"))
        self._settings = Settings()
        self.retention = Slider(70, 97, 1, name=self.tr("Share to remember"))
        self._retention_words = Text(weight=Weight.BOLD, wrap=False)
        self.retention.valueChanged.connect(self._retention_moved)
        self._settle.timeout.connect(self._settled)
        both = beside(self.retention, self._retention_words)
        self.aim = self.add(self.tr("Share to remember"), " ", both)
        self.new_per_day = self._number(
            "new_per_day",
            self.tr("New cards a day"),
            self.tr("Each brings about seven reviews in time."),
            least=0,
            most=9999,
        )
        self.reviews_per_day = self._number(
            "reviews_per_day",
            self.tr("Reviews a day, at most"),
            self.tr("The rest waits for the next day."),
            least=0,
            most=9999,
        )
        self.rollover = self._number(
            "rollover_hour",
            self.tr("A day begins at"),
            self.tr("After a night shift, midnight is no new day."),
            least=0,
            most=23,
            suffix=":00",
        )
        steps = self.tr("In minutes, one after another, before it waits for days.")
        self.steps = self._steps(self.tr("First steps of a new card"), steps, "learning_steps_minutes")
        self.resteps = self._steps(self.tr("Steps of a forgotten card"), steps, "relearning_steps_minutes")

    def _steps(self, title: str, sentence: str, setting: str) -> Field:
        field = Field(name=title)
        field.editingFinished.connect(lambda: self._steps_edited(field, setting))
        self.add(title, sentence, field)
        return field

    def show_settings(self, settings: Settings) -> None:
        """Shows the settings; nothing is emitted."""
        super().show_settings(settings)
        self._settings = settings
        _quietly(self.retention, lambda: self.retention.setValue(round(settings.retention * 100)))
        self.steps.setText(_steps_text(settings.learning_steps_minutes))
        self.resteps.setText(_steps_text(settings.relearning_steps_minutes))
        self._say_retention()

    def _retention_moved(self) -> None:
        self._say_retention()
        self._settle.start()

    def _settled(self) -> None:
        share = self.retention.value() / 100
        if round(self._settings.retention, 2) != share:
            self.changed.emit({"retention": share})

    def _say_retention(self) -> None:
        share = self.retention.value()
        self._retention_words.setText(words.percent(share / 100))
        if share >= 94:
            cost = self.tr("That costs many more reviews a day.")
        elif share <= 80:
            cost = self.tr("That saves reviews, and you will meet more forgotten cards.")
        else:
            cost = self.tr("Higher means more reviews, lower means more forgotten cards.")
        self.aim.say(self.tr("You will recall about {n} of 100 cards when they come.").format(n=share) + " " + cost)

    def _steps_edited(self, field: Field, setting: str) -> None:
        try:
            steps = tuple(int(part) for part in field.text().replace(",", " ").split())
        except ValueError:
            field.setText(_steps_text(getattr(self._settings, setting)))
            self.refused.emit(self.tr("Write the steps as minutes, such as “1, 10”. They are as they were."))
            return
        if steps != getattr(self._settings, setting):
            self.changed.emit({setting: steps})


class DaysPanel(_Panel):
    """How reviews are spread over the days."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Days"))
        self.balance = self._switch(
            "balance_days",
            self.tr("Even out the days"),
            self.tr("A card comes a little sooner or later, so that no day is much fuller than the next."),
        )
        self.week = EasyDays(name=self.tr("Easy days"))
        self.week.changed.connect(lambda shares: self.changed.emit({"easy_days": shares}))
        self.add(
            self.tr("Easy days"),
            self.tr("Press a day: easy ones bring half, free ones as little as can be. It holds for answers to come."),
            self.week,
        )

    def show_settings(self, settings: Settings) -> None:
        """Shows the settings; nothing is emitted."""
        super().show_settings(settings)
        self.week.show_shares(settings.easy_days)


class AskingPanel(_Panel):
    """How cards are asked."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("How cards are asked"))
        self.grows = self._switch(
            "grows_up",
            self.tr("Easy forms first"),
            self.tr("A new fact is chosen from answers, then filled in, then recalled in your own words."),
        )
        self.typing = self._switch(
            "type_answers", self.tr("Type the answer"), self.tr("You see what differs; small slips are forgiven.")
        )
        self.timer = self._switch("show_timer", self.tr("Show the time"), self.tr("Seconds on each card."))
        self.aloud = None
        if Speech().may_speak:
            self.aloud = self._switch("read_aloud", self.tr("Read cards aloud"), self.tr("In your computer's voice."))
        self.grade_words = Segmented(
            (
                (self.tr("Forgot, Recalled"), GradeWords.PLAIN),
                (self.tr("Again, Good (Anki's)"), GradeWords.ANKI),
            ),
            name=self.tr("Words for grades"),
        )
        self.grade_words.chosen.connect(lambda value: self.changed.emit({"grade_words": value}))
        self.add(self.tr("Words for grades"), self.tr("The keys 1 to 4 stay the same."), self.grade_words)
        self.leech = self._number(
            "leech_lapses",
            self.tr("Set aside after"),
            self.tr("A card that is forgotten so often is put by, and you are offered help with it."),
            least=1,
            most=99,
            suffix=self.tr(" lapses"),
        )

    def show_settings(self, settings: Settings) -> None:
        """Shows the settings; nothing is emitted."""
        super().show_settings(settings)
        _quietly(self.grade_words, lambda: self.grade_words.choose(settings.grade_words))


def _quietly(control: QWidget, show: Callable[[], object]) -> None:
    control.blockSignals(True)  # noqa: FBT003 - Qt's
    show()
    control.blockSignals(False)  # noqa: FBT003 - Qt's


def _steps_text(steps: tuple[int, ...]) -> str:
    return ", ".join(str(step) for step in steps)
