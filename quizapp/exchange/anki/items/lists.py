"""Items whose options stand below each other."""

from quizapp.content.items import (
    BowTie,
    FillIn,
    Grouping,
    NumberWanted,
    OrderedResponse,
    SelectAll,
    SelectN,
    TrueFalseReason,
)
from quizapp.exchange.anki.items.pieces import group, how, line, lines, options, part, quoted, task, told
from quizapp.exchange.anki.notes import html

Faces = tuple[str, str]
"""Task and answer of a card."""


def true_false_reason(item: TrueFalseReason) -> Faces:
    """Two groups, one choice each."""
    heads = {item.VERDICT: "Is this statement true or false?", item.REASON: "Why?"}
    asked = "".join(group(head, options(item.at(at)), most=1, place=at) for at, head in heads.items())
    names = {item.VERDICT: "The statement is", item.REASON: "Because"}
    answer = "".join(part(name, lines(item.at(at)), place=at) for at, name in names.items())
    return task("pick", asked), told("place", answer)


def select_all(item: SelectAll) -> Faces:
    """Any number of options."""
    front = task("pick", how("Choose all that apply.") + options(item.options))
    return front, told("pm", part("", lines(item.options, unit="all")))


def select_n(item: SelectN) -> Faces:
    """So many options as are asked for."""
    front = task("pick", how(f"Choose {item.count}.") + options(item.options), most=item.count)
    return front, told("keys", part("", lines(item.options)))


def grouping(item: Grouping) -> Faces:
    """Any number of options in each group."""
    groups = "".join(group(html(one.text), options(item.at(one.id)), most=0, place=one.id) for one in item.groups)
    answer = "".join(part(html(one.text), lines(item.at(one.id)), place=one.id) for one in item.groups)
    return task("pick", how("In each group, choose all that apply.") + groups), told("pm", answer)


def bow_tie(item: BowTie) -> Faces:
    """Two actions, one condition, two parameters."""
    heads = {
        item.ACTIONS: "Actions to take",
        item.CONDITION: "Condition",
        item.PARAMETERS: "Parameters to watch",
    }
    asked = "".join(
        group(f"{head}: choose {len(item.keys_at(at))}", options(item.at(at)), most=len(item.keys_at(at)), place=at)
        for at, head in heads.items()
    )
    answer = "".join(part(head, lines(item.at(at)), place=at) for at, head in heads.items())
    return task("pick", asked), told("keys", answer)


def ordered(item: OrderedResponse) -> Faces:
    """Steps that are tapped in their order."""
    steps = {option.id: option for option in item.options}
    shown = "".join(
        f'<li class="option step tappable" data-o="{quoted(one.id)}"><span class="letter">•</span> '
        f'<span class="text">{html(one.text)}</span></li>'
        for one in item.options
    )
    words = '<span class="live-only">Tap the steps in their order; tap one again to take it back.</span>'
    front = how(f'<span class="still-only">Put the steps in order.</span>{words}')
    told_steps = "".join(
        line(one, f"{number}. {steps[one].text}", steps[one].rationale, right=True)
        for number, one in enumerate(item.order, start=1)
    )
    return task("order", f'{front}<ul class="options">{shown}</ul>'), told("order", part("", told_steps))


def fill_in(item: FillIn) -> Faces:
    """A number or a word to be typed."""
    number = item.wanted if isinstance(item.wanted, NumberWanted) else None
    unit = number.unit if number else ""
    kind = "number" if number else "word"
    beside = f' <span class="unit">{html(unit)}</span>' if unit else ""
    front = task(
        "type",
        f'<p class="how still-only">Say the {kind} to yourself, then look.</p>'
        f'<p class="entry" data-kind="{kind}"><span class="blank still-only">…</span>{beside}</p>',
    )
    if number is not None:
        within = f" (up to {number.leeway} more or less counts as right)" if number.leeway else ""
        answer = part("", line("", f"{number.text}{within}", item.rationale, right=True))
        return front, told("number", answer, value=repr(number.value), tolerance=repr(number.tolerance), unit=unit)
    accepted: tuple[str, ...] = getattr(item.wanted, "accepted", ())
    also = f" (also: {', '.join(accepted[1:])})" if accepted[1:] else ""
    answer = part("", line("", f"{accepted[0]}{also}", item.rationale, right=True))
    return front, told("word", answer, accepted="|".join(accepted))
