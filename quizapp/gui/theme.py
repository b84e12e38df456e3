"""Colours, type and space, from ``resources/styles/tokens.toml``; one theme is in force at a time.

Widgets ask ``theme.current()`` when they paint or lay out, and hear of a change through Qt's palette and font
change events, so that nothing has to be told twice.
"""

import tomllib
from dataclasses import dataclass, fields
from enum import Enum, IntEnum
from functools import cache, lru_cache
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from quizapp.paths import resources
from quizapp.services.settings import Appearance, Settings

FAMILY = "Atkinson Hyperlegible Next"

CHANGE_EVENTS = frozenset(
    {
        QEvent.Type.PaletteChange,
        QEvent.Type.FontChange,
        QEvent.Type.ApplicationPaletteChange,
        QEvent.Type.ApplicationFontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.EnabledChange,
    }
)
"""What a widget hears when the theme, the text scale or its own ability changes: time to lay out and paint anew."""


class Size(Enum):
    """The five sizes of type."""

    SMALL = "small"
    BODY = "body"
    LARGE = "large"
    TITLE = "title"
    DISPLAY = "display"


class Weight(IntEnum):
    """The three weights of type in use."""

    REGULAR = 400
    MEDIUM = 550
    BOLD = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """The colour tokens; their meanings stand beside them in tokens.toml."""

    paper: QColor
    surface: QColor
    tint: QColor
    ink: QColor
    muted: QColor
    line: QColor
    edge: QColor
    track: QColor
    gold: QColor
    gold_fill: QColor
    on_gold: QColor
    teal: QColor
    on_teal: QColor
    good: QColor
    warn: QColor
    bad: QColor
    good_tint: QColor
    warn_tint: QColor
    bad_tint: QColor
    bark: QColor
    leaf_low: QColor
    leaf_high: QColor
    flag_red: QColor
    flag_orange: QColor
    flag_green: QColor
    flag_blue: QColor
    flag_pink: QColor
    flag_turquoise: QColor
    flag_purple: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """``scale`` is the text scale (1.0 at 100 %); it scales type and what grows with it. ``wide`` sets letters, words
    and lines wider apart."""

    colors: Colors
    dark: bool
    scale: float = 1.0
    motion_ms: int = 120
    wide: bool = False

    def px(self, at_100: float) -> int:
        """A length that grows with the text."""
        return _px(self.scale, at_100)

    def font(self, size: Size, weight: Weight = Weight.REGULAR) -> QFont:
        """The typeface in one of the five sizes."""
        return _font(self.scale, size, weight, self.wide)

    def line_height(self, usual: float) -> float:
        """A line's height by the size of its type: ``usual``, or wider where that is wanted."""
        return max(usual, _tokens()["wide"]["line"]) if self.wide else usual

    @property
    def radius(self) -> int:
        """The corner radius in px."""
        return int(_tokens()["space"]["radius"])


@cache
def _tokens() -> dict[str, dict[str, Any]]:
    return tomllib.loads((resources() / "styles" / "tokens.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=2048)
def _px(scale: float, at_100: float) -> int:
    """Painting and laying out ask for the same few lengths hundreds of times."""
    return max(1, round(at_100 * scale))


@lru_cache(maxsize=64)
def _font(scale: float, size: Size, weight: Weight, wide: bool) -> QFont:  # noqa: FBT001 - a key of the cache
    pixels = max(1, round(_tokens()["type"][size.value] * scale))
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(int(weight)))
    if wide:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _tokens()["wide"]["letter"] * pixels)
        font.setWordSpacing(_tokens()["wide"]["word"] * pixels)
    return font


def colors(*, dark: bool, contrast: bool = False) -> Colors:
    """The colours of the light or the dark side; with high contrast, those that must differ for it do."""
    name = "dark" if dark else "light"
    side = _tokens()[name] | (_tokens()[f"{name}_contrast"] if contrast else {})
    return Colors(**{field.name: QColor(side[field.name]) for field in fields(Colors)})


_current: list[Theme] = []


def current() -> Theme:
    """The theme in force."""
    if not _current:
        _current.append(Theme(colors=colors(dark=False), dark=False))
    return _current[0]


def load_fonts() -> None:
    """Makes the shipped typeface known to Qt."""
    for file in sorted((resources() / "fonts").glob("*.woff2")):
        QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))


def wants_dark(appearance: Appearance) -> bool:
    """Whether a setting means dark, asking the system where the setting does."""
    if appearance is Appearance.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return appearance is Appearance.DARK


def wants_contrast(settings: Settings) -> bool:
    """Whether colours of high contrast are wanted: by the settings, or by the system."""
    hints = QGuiApplication.styleHints()  # held: what it gives lives no longer than its wrapper
    return settings.high_contrast or hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def apply_settings(app: QApplication, settings: Settings) -> None:
    """Puts the look in force that the settings say."""
    apply(
        app,
        dark=wants_dark(settings.appearance),
        text_scale=settings.text_scale,
        reduce_motion=settings.reduce_motion,
        contrast=wants_contrast(settings),
        wide=settings.wide_spacing,
    )


def apply(
    app: QApplication,
    *,
    dark: bool,
    text_scale: int = 100,
    reduce_motion: bool = False,
    contrast: bool = False,
    wide: bool = False,
) -> None:
    """Puts a theme in force; every widget repaints and lays itself out anew."""
    theme = Theme(
        colors=colors(dark=dark, contrast=contrast),
        dark=dark,
        scale=text_scale / 100,
        motion_ms=0 if reduce_motion else 120,
        wide=wide,
    )
    _current[:] = [theme]
    app.setFont(theme.font(Size.BODY))
    app.setPalette(_palette(theme.colors))
    # Qt tells only widgets whose own font or palette is another now; a text that chose its font would keep its size.
    for widget in app.allWidgets():
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))
        widget.update()


def _palette(c: Colors) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, color in {
        role.Window: c.paper, role.WindowText: c.ink, role.Base: c.surface, role.AlternateBase: c.paper,
        role.Text: c.ink, role.Button: c.surface, role.ButtonText: c.ink, role.BrightText: c.bad,
        role.PlaceholderText: c.muted, role.Highlight: c.teal, role.HighlightedText: c.on_teal, role.Link: c.teal,
        role.LinkVisited: c.teal, role.ToolTipBase: c.surface, role.ToolTipText: c.ink, role.Light: c.surface,
        role.Midlight: c.tint, role.Mid: c.line, role.Dark: c.edge, role.Shadow: c.edge, role.Accent: c.teal,
    }.items():  # fmt: skip
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, c.muted)
    return palette


@lru_cache(maxsize=256)
def icon_pixmap(name: str, color: str, pixels: int, ratio: float) -> QPixmap:
    """A Lucide icon in a colour (``#rrggbb``), ``pixels`` wide in device-independent px, sharp at ``ratio``."""
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    pixmap = QPixmap(round(pixels * ratio), round(pixels * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
