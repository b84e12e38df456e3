"""Times, dates and counts in plain words."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from quizapp.content.cards import View

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
"""Names of days and months are in the language of the words around them."""

_DAYS_IN_MONTH = 30.44
_DAYS_IN_YEAR = 365.25


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("words", text, "", n)


def counted(n: int, one: str, many: str) -> str:
    """``one`` or ``many`` (both hold ``{n}``), translated by the language's own rule for numbers; ``100,000 cards``."""
    return _tr(one if n == 1 else many, n).format(n=f"{n:,}")


def cards(n: int) -> str:
    """``1 card``, ``12 cards``."""
    return counted(n, "{n} card", "{n} cards")


def facts(n: int) -> str:
    """``1 fact``, ``85 facts``."""
    return counted(n, "{n} fact", "{n} facts")


def minutes(n: int) -> str:
    """``1 minute``, ``8 minutes``; under one: ``less than a minute``."""
    return counted(n, "{n} minute", "{n} minutes") if n >= 1 else _tr("less than a minute")


def about(n: int) -> str:
    """``about 8 minutes``."""
    return _tr("about {time}").format(time=minutes(n)) if n >= 1 else minutes(n)


def percent(share: float) -> str:
    """``83 %``, with a space that does not break."""
    return f"{round(share * 100)}\u00a0%"


def in_minutes(n: int) -> str:
    """``in 10 minutes``, ``in 2 hours``."""
    if n < 60:
        return counted(max(1, n), "in {n} minute", "in {n} minutes")
    return counted(round(n / 60), "in {n} hour", "in {n} hours")


def in_days(n: int) -> str:
    """``later today``, ``tomorrow``, ``in 3 days``, ``in 2 months``, ``in 1.5 years``.

    Days up to 30, months up to a year (rounded), then years by halves: nobody plans by the day so far ahead.
    """
    if n <= 0:
        return _tr("later today")
    if n == 1:
        return _tr("tomorrow")
    if n <= 30:
        return counted(n, "in {n} day", "in {n} days")
    months = round(n / _DAYS_IN_MONTH)
    if months < 12:
        return counted(months, "in {n} month", "in {n} months")
    halves = max(2, round(2 * n / _DAYS_IN_YEAR))
    if halves % 2:
        return _tr("in {n} years").format(n=f"{halves / 2:.1f}")
    return counted(halves // 2, "in {n} year", "in {n} years")


def comes_back(minutes_ahead: int | None, days_ahead: int | None, *, again: bool = False) -> str:
    """When a grade would bring the card back; ``again`` for a forgotten one: ``again in 10 minutes``."""
    when = in_minutes(minutes_ahead or 0) if days_ahead is None else in_days(days_ahead)
    return _tr("again {when}").format(when=when) if again else when


def short_interval(minutes_ahead: int | None, days_ahead: int | None) -> str:
    """``10m``, ``2h``, ``4d``, ``1.2mo``, ``2y``: as Anki writes intervals on its buttons."""
    if days_ahead is None:
        n = max(1, minutes_ahead or 0)
        return _tr("{n}m").format(n=n) if n < 60 else _tr("{n}h").format(n=round(n / 60))
    if days_ahead <= 30:
        return _tr("{n}d").format(n=max(1, days_ahead))
    if days_ahead < _DAYS_IN_YEAR:
        return _tr("{n}mo").format(n=f"{days_ahead / _DAYS_IN_MONTH:.1f}".removesuffix(".0"))
    return _tr("{n}y").format(n=f"{days_ahead / _DAYS_IN_YEAR:.1f}".removesuffix(".0"))


def long_date(day: date) -> str:
    """``Monday, 23 November``."""
    return _LOCALE.toString(QDate(day.year, day.month, day.day), "dddd, d MMMM")


def day_name(day: date, today: date) -> str:
    """``today``, ``yesterday``, ``tomorrow``, ``on Friday`` (within a week either way), ``on 14 December``, with its
    year when it is another."""
    distance = (day - today).days
    near = {-1: _tr("yesterday"), 0: _tr("today"), 1: _tr("tomorrow")}
    if distance in near:
        return near[distance]
    when = QDate(day.year, day.month, day.day)
    if abs(distance) < 7:
        named = _LOCALE.toString(when, "dddd")
        return _tr("on {day}").format(day=named) if distance > 0 else _tr("last {day}").format(day=named)
    return _tr("on {day}").format(day=_LOCALE.toString(when, "d MMMM" if day.year == today.year else "d MMMM yyyy"))


def clock_time(moment: datetime) -> str:
    """``14:05``."""
    return f"{moment:%H:%M}"


def work_ahead(reviews: int, new: int, minutes_ahead: int) -> str:
    """``14 to review, 10 new: about 8 minutes``, to be broken only between its parts."""
    parts = []
    if reviews:
        parts.append(counted(reviews, "{n} to review", "{n} to review"))
    if new:
        parts.append(counted(new, "{n} new", "{n} new"))
    # Each part stays on one line: a heading breaks between them.
    parts = [part.replace(" ", "\u00a0") for part in parts]
    return _tr("{what}: {time}").format(what=", ".join(parts), time=about(minutes_ahead).replace(" ", "\u00a0"))


def opened_forms(views: tuple[View, ...]) -> str:
    """What harder forms of a fact an answer opened, and when they come; empty where it opened none."""
    named = {View.CLOZE: _tr("a gap"), View.LABEL: _tr("a figure")}
    forms = list(dict.fromkeys(named.get(view, _tr("an open question")) for view in views))
    if not forms:
        return ""
    what = _tr("{forms} and {last}").format(forms=", ".join(forms[:-1]), last=forms[-1]) if forms[1:] else forms[0]
    if len(forms) == 1:
        return _tr("Your last answer opened a harder form: {what}, from tomorrow.").format(what=what)
    return _tr("Your last answer opened harder forms: {what}, from tomorrow.").format(what=what)


def capitalised(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
