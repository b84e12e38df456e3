"""The charts of what is known, in words: each with its sentence and its table."""

from quizapp.gui.pages.progress.told_work import share_words, tr
from quizapp.gui.widgets.charts.told import Columns, Points, Rows, Series, Told
from quizapp.gui.words import counts as words
from quizapp.services.charts import Band, Charts

_ENOUGH_ASKED = 30
"""With fewer reviews in an hour or a topic, its share is not held against others."""


def _empty(key: str, name: str, heads: tuple[str, ...], teach: str) -> Told:
    return Told(key=key, name=name, sentence=teach, heads=heads, rows=(), labels=(), picture=None)


def recall(charts: Charts) -> Told:
    """Recall today."""
    name, heads = tr("Recall today"), (tr("Chance of recall"), tr("Cards"))
    if not charts.met:
        return _empty("recall", name, heads, tr("How likely each card you met would be recalled today."))
    met = [topic for topic in charts.topics if topic.recall is not None]
    mean = sum((topic.recall or 0) * topic.met for topic in met) / sum(topic.met for topic in met)
    weak = sum(band.cards for band in charts.recall if band.low < 0.695)
    sentence = tr(
        "Asked today, you would recall about {mean} of the {met} cards you met; at risk (under 70 %): {weak}."
    )
    first = next((n for n, band in enumerate(charts.recall) if band.cards), 0)
    bands = charts.recall[min(first, 5) :]
    return Told(
        key="recall",
        name=name,
        sentence=sentence.format(mean=words.percent(mean), met=f"{charts.met:,}", weak=f"{weak:,}"),
        heads=heads,
        rows=tuple((f"{band.low * 100:.0f} – {words.percent(band.high or 1)}", f"{band.cards:,}") for band in bands),
        labels=tuple(f"{band.low * 100:.0f} – {words.percent(band.high or 1)}" for band in bands),
        picture=Columns(series=(Series(name=name, values=_cards(bands), color="leaf_high"),)),
    )


def _cards(bands: tuple[Band, ...]) -> tuple[float, ...]:
    return tuple(float(band.cards) for band in bands)


def stability(charts: Charts) -> Told:
    """How long cards hold."""
    name = tr("How long cards hold")
    heads = (tr("Until recall falls to 90 %"), tr("Cards"))
    if not charts.met:
        return _empty(
            "stability", name, heads, tr("Cards begin with a day or two and move to the right as you review.")
        )
    long = sum(band.cards for band in charts.stability if band.low >= 30)
    sentence = tr("{long} of {met} cards hold for a month or longer before your recall falls to 90 %.")
    short = ("<1d", "1d", "3d", "1w", "2w", "1m", "2m", "4m", "6m", "1y", "2y+")
    return Told(
        key="stability",
        name=name,
        sentence=sentence.format(long=f"{long:,}", met=f"{charts.met:,}"),
        heads=heads,
        rows=tuple((_days(band), f"{band.cards:,}") for band in charts.stability),
        labels=tuple(tr(one) for one in short),
        picture=Columns(series=(Series(name=name, values=_cards(charts.stability)),)),
    )


def _days(band: Band) -> str:
    if band.high is None:
        return tr("{low} days and longer").format(low=f"{band.low:.0f}")
    return tr("{low} to {high} days").format(low=f"{band.low:.0f}", high=f"{band.high:.0f}")


def difficulty(charts: Charts) -> Told:
    """How hard cards are for the person."""
    name, heads = tr("How hard cards are for you"), (tr("Difficulty, 1 to 10"), tr("Cards"))
    if not charts.met:
        return _empty("difficulty", name, heads, tr("Cards you forget move to the right, easy ones to the left."))
    hard = sum(band.cards for band in charts.difficulty if band.low >= 8)
    sentence = tr(
        "{hard} of {met} cards are hard for you (8 and more): a picture or a why of your own helps most there."
    )
    return Told(
        key="difficulty",
        name=name,
        sentence=sentence.format(hard=f"{hard:,}", met=f"{charts.met:,}"),
        heads=heads,
        rows=tuple((f"{band.low:.0f} – {band.high or 10:.0f}", f"{band.cards:,}") for band in charts.difficulty),
        labels=tuple(f"{band.low:.0f}" for band in charts.difficulty),
        picture=Columns(series=(Series(name=name, values=_cards(charts.difficulty), color="bark"),)),
    )


def hours(charts: Charts) -> Told:
    """Hours of the day."""
    name = tr("Hours of the day")
    heads = (tr("Hour"), tr("Recalled"), tr("Not recalled"), tr("Share recalled"))
    asked = [one for one in charts.hours if one.tally.asked]
    if not asked:
        return _empty(
            "hours", name, heads, tr("After some days of review you see here at which hours you recall best.")
        )
    enough = [one for one in asked if one.tally.asked >= _ENOUGH_ASKED]
    if len(enough) > 1:
        best = max(enough, key=lambda one: one.tally.share or 0)
        worst = min(enough, key=lambda one: one.tally.share or 0)
        sentence = tr("You recall best at {best}:00 ({high}) and least at {worst}:00 ({low}).").format(
            best=best.hour, high=share_words(best.tally.share), worst=worst.hour, low=share_words(worst.tally.share)
        )
    else:
        sentence = tr("Too few reviews at different hours to say yet when you recall best.")
    return Told(
        key="hours",
        name=name,
        sentence=sentence,
        heads=heads,
        rows=tuple(
            (
                f"{one.hour}:00",
                f"{one.tally.recalled:,}",
                f"{one.tally.asked - one.tally.recalled:,}",
                share_words(one.tally.share),
            )
            for one in charts.hours
        ),
        labels=tuple(str(one.hour) for one in charts.hours),
        picture=Columns(
            series=(
                Series(name=tr("recalled"), values=tuple(float(one.tally.recalled) for one in charts.hours)),
                Series(
                    name=tr("not recalled"),
                    values=tuple(float(one.tally.asked - one.tally.recalled) for one in charts.hours),
                    color="warn",
                ),
            )
        ),
    )


def topics(charts: Charts) -> Told:
    """Topic by topic."""
    name = tr("By topic")
    heads = (tr("Topic"), tr("Recall today"), tr("Cards met"), tr("Recalled when asked"), tr("Answers"))
    met = [topic for topic in charts.topics if topic.recall is not None]
    if not met:
        return _empty("topics", name, heads, tr("A bar for each topic, as long as what you would recall of it today."))
    weakest = min(met, key=lambda topic: topic.recall or 0)
    sentence = (
        tr("“{topic}” needs you most: you would recall about {share} of what you met there.").format(
            topic=weakest.title, share=share_words(weakest.recall)
        )
        if len(met) > 1
        else tr("You have met cards of one topic so far.")
    )
    return Told(
        key="topics",
        name=name,
        sentence=sentence,
        heads=heads,
        rows=tuple(
            (
                one.title,
                share_words(one.recall),
                tr("{met} of {cards}").format(met=f"{one.met:,}", cards=f"{one.cards:,}"),
                share_words(one.tally.share),
                f"{one.tally.answers:,}",
            )
            for one in charts.topics
        ),
        labels=tuple(one.title for one in charts.topics),
        picture=Rows(
            shares=tuple(one.recall or 0 for one in charts.topics),
            figures=tuple(share_words(one.recall) for one in charts.topics),
        ),
    )


def confusions(charts: Charts) -> Told:
    """What is taken for what."""
    name, heads = tr("Taken for one another, in quizzes"), (tr("Right"), tr("Taken for it"), tr("Times"))
    if not charts.confusions:
        return _empty("confused", name, heads, tr("What you take for something else in quizzes will be named here."))
    worst, most = charts.confusions[0], charts.confusions[0].times
    sentence = tr("Most often you took “{chosen}” for “{correct}”: look at the two side by side.")
    return Told(
        key="confused",
        name=name,
        sentence=sentence.format(chosen=worst.chosen, correct=worst.correct),
        heads=heads,
        rows=tuple((one.correct, one.chosen, f"{one.times:,}") for one in charts.confusions),
        labels=tuple(f"{one.chosen} → {one.correct}" for one in charts.confusions),
        picture=Rows(
            shares=tuple(one.times / most for one in charts.confusions),
            figures=tuple(f"{one.times:,}" for one in charts.confusions),
        ),
    )


def calibration(charts: Charts) -> Told:
    """Expected against recalled."""
    name = tr("Was the forecast right?")
    heads = (tr("Expected"), tr("Recalled"), tr("Likely between"), tr("Answers"))
    asked = sum(one.tally.asked for one in charts.tenths)
    if not asked:
        return _empty(
            "calibration",
            name,
            heads,
            tr("Before each review the app expects something; here you see whether it was right."),
        )
    expected = sum(one.tally.expected for one in charts.tenths) / asked
    came = sum(one.tally.recalled for one in charts.tenths) / asked
    off = round((came - expected) * 100)
    if asked < _ENOUGH_ASKED:
        sentence = tr("{asked} answers are too few to judge the forecasts by.")
    elif abs(off) <= 2:
        sentence = tr("{expected} was expected and {came} came true over {asked} answers: the forecasts fit you.")
    elif off > 0:
        sentence = tr("{expected} was expected and {came} came true: you remember better than the app thinks.")
    else:
        sentence = tr("{expected} was expected and {came} came true: trust the forecasts a little less.")
    return Told(
        key="calibration",
        name=name,
        sentence=sentence.format(expected=share_words(expected), came=share_words(came), asked=f"{asked:,}"),
        heads=heads,
        rows=tuple(
            (
                f"{one.low * 100:.0f} – {words.percent(one.high)}",
                share_words(one.tally.share),
                f"{one.likely[0] * 100:.0f} – {words.percent(one.likely[1])}",
                f"{one.tally.asked:,}",
            )
            for one in charts.tenths
        ),
        labels=tuple(words.percent(one.low) for one in charts.tenths),
        picture=Points(
            points=tuple((one.expected, one.tally.share or 0, *one.likely) for one in charts.tenths),
        ),
    )
