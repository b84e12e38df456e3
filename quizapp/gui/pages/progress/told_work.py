"""The charts of what was done and what is to come, in words: each with its sentence and its table."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from quizapp.gui.widgets.charts.told import Columns, Lines, Series, Told, Year
from quizapp.gui.words import counts as words
from quizapp.services.charts import Charts, WorkSpan
from quizapp.stats.tally import Tally, total

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_DRAWN_FROM = 5
"""Weeks with fewer reviews stand in the table, not in the picture."""


def tr(text: str, n: int = -1) -> str:
    """The words of charts in the person's language."""
    return QCoreApplication.translate("charts", text, "", n)


def short_day(day: date) -> str:
    """``23 Nov``."""
    return _LOCALE.toString(day, "d MMM")  # type: ignore[call-overload,no-any-return]  # PySide takes a date


def span_name(first: date, last: date) -> str:
    """``23 Nov``, ``17 – 23 Nov``, ``28 Oct – 3 Nov``."""
    if first == last:
        return short_day(first)
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day} – {short_day(last)}" if same else f"{short_day(first)} – {short_day(last)}"


def share_words(share: float | None) -> str:
    """``83 %``, or a dash."""
    return "–" if share is None else words.percent(share)


def _labels(spans: tuple[WorkSpan, ...]) -> tuple[str, ...]:
    return tuple(short_day(one.first) for one in spans)


def _drawn(tally: Tally) -> float | None:
    """A share that is drawn: of very few answers it would swing from nothing to all."""
    return tally.share if tally.asked >= _DRAWN_FROM else None


def retention(charts: Charts) -> Told:
    """True retention by week, young and mature."""
    name, spans = tr("Recalled when asked"), charts.weeks
    every = total(one.every for one in spans)
    heads = (tr("Days"), tr("All"), tr("Young"), tr("Mature"), tr("Asked"))
    if every.share is None:
        teach = tr("Each week’s share of recalled cards will stand here after your first reviews, in a few days.")
        return Told(key="retention", name=name, sentence=teach, heads=heads, rows=(), labels=(), picture=None)
    aim = words.percent(charts.aim)
    if round(every.share * 100) >= round(charts.aim * 100):
        verdict = tr("You recalled {share} of what was asked and aimed for {aim}: your plan works.")
    elif every.share >= charts.aim - 0.05:
        verdict = tr("You recalled {share} of what was asked and aimed for {aim}: you are close.")
    elif spans[-1].new or spans[max(0, len(spans) - 4)].new:
        verdict = tr(
            "You recalled {share} of what was asked and aimed for {aim}: fewer new cards for a while will help."
        )
    else:
        verdict = tr(
            "You recalled {share} of what was asked and aimed for {aim}: a higher share to remember will help."
        )
    return Told(
        key="retention",
        name=name,
        sentence=verdict.format(share=words.percent(every.share), aim=aim),
        heads=heads,
        rows=tuple(
            (
                span_name(one.first, one.last),
                share_words(one.every.share),
                share_words(one.young.share),
                share_words(one.mature.share),
                f"{one.every.asked:,}",
            )
            for one in spans
        ),
        labels=_labels(spans),
        picture=Lines(
            series=tuple(
                series
                for series in (
                    Series(name=tr("young cards"), values=tuple(_drawn(one.young) for one in spans)),
                    Series(
                        name=tr("mature (3 weeks and more)"),
                        values=tuple(_drawn(one.mature) for one in spans),
                        color="bark",
                        dashed=True,
                    ),
                    Series(name=tr("all cards"), values=tuple(_drawn(one.every) for one in spans), color="muted"),
                )
                if any(value is not None for value in series.values)
                and (series.color != "muted" or not total(one.young + one.mature for one in spans).asked)
            ),
            shares=True,
            aim=charts.aim,
        ),
    )


def calendar(charts: Charts) -> Told:
    """A year of days."""
    name, heads = tr("Days of study, last 12 months"), (tr("Day"), tr("Answers"))
    studied = sum(day.count > 0 for day in charts.calendar)
    if not studied:
        teach = tr("Every day you study becomes a green square here.")
        return Told(key="calendar", name=name, sentence=teach, heads=heads, rows=(), labels=(), picture=None)
    first = charts.calendar[0].day
    best = max(charts.calendar, key=lambda day: day.count)
    sentence = tr("You studied on {n} of 365 days; the fullest was {best}, with {most} answers.").format(
        n=studied, best=short_day(best.day), most=f"{best.count:,}"
    )
    return Told(
        key="calendar",
        name=name,
        sentence=sentence,
        heads=heads,
        rows=tuple((words_of_day(day.day), f"{day.count:,}") for day in charts.calendar),
        labels=tuple(_LOCALE.dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)),
        picture=Year(
            counts=tuple(day.count for day in charts.calendar),
            first=first.weekday(),
            months=tuple(
                _LOCALE.monthName(day.day.month, QLocale.FormatType.ShortFormat) if day.day.day == 1 else ""
                for day in charts.calendar
            ),
        ),
    )


def words_of_day(day: date) -> str:
    """``Mon 23 Nov 2026``."""
    return _LOCALE.toString(day, "ddd d MMM yyyy")  # type: ignore[call-overload,no-any-return]  # PySide takes a date


def ahead(charts: Charts) -> Told:
    """What falls due."""
    name, heads = tr("Reviews ahead"), (tr("Days"), tr("Cards due"))
    count = sum(one.count for one in charts.ahead)
    if not count:
        teach = tr("Nothing waits yet. What you learn today comes back in a few days.")
        return Told(key="ahead", name=name, sentence=teach, heads=heads, rows=(), labels=(), picture=None)
    first = charts.ahead[0]
    if charts.overdue:
        sentence = tr("{overdue} cards have waited for you; {count} fall due in all, if nothing new is learnt.")
    else:
        sentence = tr("Nothing is overdue; {count} cards fall due in all, {first} of them {when}.")
    when = (
        tr("today")
        if first.first == first.last
        else tr("in the first {n} days").format(n=(first.last - first.first).days + 1)
    )
    return Told(
        key="ahead",
        name=name,
        sentence=sentence.format(
            overdue=f"{charts.overdue:,}", count=f"{count:,}", first=f"{first.count:,}", when=when
        ),
        heads=heads,
        rows=tuple((span_name(one.first, one.last), f"{one.count:,}") for one in charts.ahead),
        labels=tuple(short_day(one.first) for one in charts.ahead),
        picture=Columns(series=(Series(name=name, values=tuple(float(one.count) for one in charts.ahead)),)),
    )


def time_spent(charts: Charts) -> Told:
    """Minutes of study."""
    name, spans = tr("Time spent"), charts.work
    heads = (tr("Days"), tr("Minutes"), tr("Answers"), tr("Seconds an answer"))
    seconds, answers = sum(one.seconds for one in spans), sum(one.answers for one in spans)
    if not answers:
        teach = tr("The minutes of each day you study will stand here.")
        return Told(key="time", name=name, sentence=teach, heads=heads, rows=(), labels=(), picture=None)
    hours = seconds / 3600
    spent = tr("{n} hours").format(n=f"{hours:.1f}") if hours >= 2 else words.minutes(round(seconds / 60))
    sentence = tr("You spent {time} on {answers} answers: about {each} seconds each.").format(
        time=spent, answers=f"{answers:,}", each=round(seconds / answers)
    )
    return Told(
        key="time",
        name=name,
        sentence=sentence,
        heads=heads,
        rows=tuple(
            (
                span_name(one.first, one.last),
                f"{one.seconds / 60:,.0f}",
                f"{one.answers:,}",
                f"{one.seconds / one.answers:.0f}" if one.answers else "–",
            )
            for one in spans
        ),
        labels=_labels(spans),
        picture=Columns(
            series=(Series(name=tr("minutes"), values=tuple(one.seconds / 60 for one in spans), color="gold_fill"),)
        ),
    )


def learnt(charts: Charts) -> Told:
    """Cards met over time."""
    name, spans = tr("Cards met"), charts.work
    heads = (tr("Days"), tr("New cards met"), tr("Met in all"))
    if not charts.met:
        teach = tr("This line begins with the first card you meet and ends when you have met all {cards}.")
        sentence = teach.format(cards=f"{charts.cards:,}")
        return Told(key="met", name=name, sentence=sentence, heads=heads, rows=(), labels=(), picture=None)
    new = sum(one.new for one in spans)
    sentence = tr("You met {new} new cards in this time and know {met} of {cards} by now.").format(
        new=f"{new:,}", met=f"{charts.met:,}", cards=f"{charts.cards:,}"
    )
    return Told(
        key="met",
        name=name,
        sentence=sentence,
        heads=heads,
        rows=tuple((span_name(one.first, one.last), f"{one.new:,}", f"{one.met:,}") for one in spans),
        labels=_labels(spans),
        picture=Lines(series=(Series(name=tr("met in all"), values=tuple(float(one.met) for one in spans)),)),
    )
