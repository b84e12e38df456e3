"""Answers as plain texts: what was chosen, and what is right."""

from collections.abc import Iterable, Sequence

from quizapp.content.items import FillIn, Item, NumberWanted, Option, OrderedResponse


def chosen_text(item: Item, chosen: Sequence[str]) -> str:
    """What was chosen, in the order in which it stands; of an ordered response in the order given, of a fill-in as
    typed. Empty without an answer."""
    if isinstance(item, FillIn):
        return " ".join(chosen)
    texts: dict[str, Option] = {option.id: option for option in item.options}
    if isinstance(item, OrderedResponse):
        return " → ".join(texts[one].text for one in chosen if one in texts)
    return _listed(item, (option for option in item.options if option.id in chosen))


def key_text(item: Item) -> str:
    """What is right."""
    if isinstance(item, FillIn):
        return item.wanted.with_leeway if isinstance(item.wanted, NumberWanted) else " / ".join(item.wanted.accepted)
    if isinstance(item, OrderedResponse):
        return chosen_text(item, item.order)
    return _listed(item, item.keys)


def _listed(item: Item, options: Iterable[Option]) -> str:
    several = len(item.places) > 1
    return "; ".join(f"{option.place}: {option.text}" if several else option.text for option in options)
