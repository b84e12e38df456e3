"""Charts say in words what they show."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from quizapp.gui.widgets.bars import Bar, Bars
from quizapp.gui.widgets.charts.days import BarChart, HeatStrip
from quizapp.gui.widgets.charts.frame import TICKS, scale_of
from quizapp.gui.widgets.charts.told import Lines, Series, Told
from quizapp.services.progress import DayCount

MONDAY = date(2026, 11, 23)


def days(*counts: int, first: date = MONDAY) -> tuple[DayCount, ...]:
    """Days in order with their counts."""
    return tuple(DayCount(day=first + timedelta(days=number), count=count) for number, count in enumerate(counts))


@pytest.mark.parametrize("most", [0.4, 4, 4.6, 7, 9, 10, 11, 13, 37, 100, 101, 450])
def test_the_figures_beside_a_chart_are_whole_and_have_room(qtbot: QtBot, most: float) -> None:
    lines = Lines(series=(Series(name="minutes", color="teal", values=(most,)),))
    told = Told(key="k", name="n", sentence="s", heads=("a", "b"), rows=(("a", "b"),), labels=("a",), picture=lines)
    low, high = scale_of(told)
    assert high >= most
    assert (high - low) % TICKS == 0


def test_bars_by_day_are_told_by_day(qtbot: QtBot) -> None:
    chart = BarChart("Reviews ahead", "{n} reviews")
    qtbot.addWidget(chart)
    chart.show_days(days(4, 0, 12))
    assert chart.accessibleName() == "Reviews ahead"
    assert chart.accessibleDescription() == "Mon 23 Nov: 4 reviews; Wed 25 Nov: 12 reviews"
    chart.resize(300, 120)
    assert chart.day_at(chart.place(2).center()) == chart.days[2]
    chart.show_days(days(0, 0))
    assert chart.accessibleDescription() == "nothing yet"


def test_the_calendar_has_a_row_for_each_weekday(qtbot: QtBot) -> None:
    strip = HeatStrip("Answers", "{n} answers")
    qtbot.addWidget(strip)
    wednesday = date(2026, 9, 2)
    strip.show_days(days(*range(84), first=wednesday))
    strip.resize(320, 180)
    squares = [strip.place(number) for number in range(84)]
    assert squares[0].y() == squares[7].y() == squares[77].y()
    assert squares[4].y() < squares[5].y() or squares[5].x() > squares[4].x()
    assert squares[5].x() > squares[4].x()  # Sunday ends its column, Monday begins the next
    assert strip.rect().toRectF().contains(squares[83])
    assert strip.day_at(squares[30].center()) == strip.days[30]


def test_days_are_painted_by_their_count(qtbot: QtBot) -> None:
    strip = HeatStrip("Answers", "{n} answers")
    qtbot.addWidget(strip)
    strip.show_days(days(0, 10, 20, 0))
    strip.resize(300, 180)
    image = strip.grab().toImage()
    fills = [image.pixelColor(strip.place(number).center().toPoint()).name() for number in range(3)]
    assert len(set(fills)) == 3


def test_topics_are_told_with_their_points(qtbot: QtBot) -> None:
    bars = Bars("By topic")
    qtbot.addWidget(bars)
    bars.show_bars((Bar(name="Hormones", share=0.5, figure="3 of 6"), Bar(name="Letdown", share=1, figure="2 of 2")))
    assert bars.accessibleDescription() == "Hormones: 3 of 6; Letdown: 2 of 2"
    assert bars.sizeHint().height() > 2 * 20


def test_long_names_wrap_beside_their_bar_and_short_ones_keep_their_line(qtbot: QtBot) -> None:
    bars = Bars("By kind")
    qtbot.addWidget(bars)
    long = Bar(name="Select all that apply in each group", share=0.5, figure="3 of 6")
    bars.show_bars((long, Bar(name="Fill in", share=1, figure="2 of 2")))
    first, second = bars._rows(420)
    assert first.height() > second.height() == bars._rows(2000)[0].height()
    assert bars.heightForWidth(420) == round(second.bottom()) > bars.heightForWidth(2000)
    names, figures = bars._columns(420)
    assert names <= 0.42 * 420
    assert figures > 0
