"""Rules about cues between options: what lets a test-wise reader find the key among them without knowing the fact."""

import re
from collections.abc import Callable, Iterator, Sequence, Set

from quizapp.content.items import Origin
from quizapp.content.numbers import in_order, overlap, ranges_of
from quizapp.content.review.choices import ChoiceSet
from quizapp.content.review.findings import Finding, Material, Severity
from quizapp.content.review.form import points_at_options
from quizapp.content.words import content_words, words_by_stem

_MUCH_LONGER = 1.4
_LONGER_BY = 12
"""The key is conspicuously longest from 1.4 times, and by 12 characters at least."""

_ABSOLUTE = re.compile(
    r"\b(?:always|never|every|must|completely|entirely|totally|nobody|everybody|(?<!or )nothing|everything|impossible"
    r"|at all|under no|by no means)\b|^(?:all|none|only|nobody)\b(?! or )|\bonly\b",
    re.IGNORECASE,
)
_SMALL = "a an the and or of to in on at by with through for from it its"
_OPPOSITES = (
    ("raises", "lowers"),
    ("raise", "lower"),
    ("rises", "falls"),
    ("rise", "fall"),
    ("increases", "decreases"),
    ("increase", "decrease"),
    ("high", "low"),
    ("higher", "lower"),
    ("more", "less"),
    ("faster", "slower"),
    ("opens", "closes"),
    ("starts", "stops"),
    ("grows", "shrinks"),
    ("widens", "narrows"),
)
_LAY_WORDS = (
    ("cardi", "heart"),
    ("ren", "kidney"),
    ("nephr", "kidney"),
    ("hepat", "liver"),
    ("pulmon", "lung"),
    ("gastr", "stomach"),
    ("derm", "skin"),
    ("cereb", "brain"),
    ("oste", "bone"),
    ("pediatr", "child"),
    ("ocul", "eye"),
    ("dent", "tooth"),
    ("or", "mouth"),
)
"""The beginnings of learned words and the plain words that say the same."""


def key_much_longer(material: Material) -> Iterator[Finding]:
    """Check 6, for one item: the right option is not by far the longest."""
    for item, choices in material.sets:
        if not choices.single or not choices.right or not choices.wrong:
            continue
        key, longest = len(choices.right[0].text), max(len(option.text) for option in choices.wrong)
        if key >= _MUCH_LONGER * longest and key >= longest + _LONGER_BY:
            message = f'"{choices.right[0].text}" is by far the longest option; test-wise readers take it.'
            yield material.about_item("key-much-longer", Severity.WARNING, item, message)


def absolute_terms(material: Material) -> Iterator[Finding]:
    """Check 4: "always", "never" and "only" do not mark the wrong options."""
    for item, choices in material.sets:
        if any(_ABSOLUTE.search(option.text) for option in choices.right):
            continue
        marked = [text for text in choices.texts if _ABSOLUTE.search(text) and not points_at_options(text)]
        if marked and choices.right:
            message = f'"{marked[0]}" says "{_first(marked[0])}": test-wise readers know that such options are wrong.'
            yield material.about_item("absolute-term", Severity.WARNING, item, message)


def _first(text: str) -> str:
    found = _ABSOLUTE.search(text)
    return found[0] if found else ""


def converging_key(material: Material) -> Iterator[Finding]:
    """Check 4: the key is not the only option that is put together from parts of the others."""
    for item, choices in material.sets:
        if not choices.single or len(choices.options) < 4:
            continue
        made_of_others = [option for option in choices.options if _is_made_of_others(option.text, choices.texts)]
        if made_of_others and made_of_others == list(choices.right):
            message = (
                f'Only "{made_of_others[0].text}" is made up of parts of the other options; readers converge on it.'
            )
            yield material.about_item("converging-key", Severity.WARNING, item, message)


def _is_made_of_others(text: str, texts: Sequence[str]) -> bool:
    words = _parts(text)
    others = [_parts(other) for other in texts if other != text]
    sharing = [frozenset(words & other) for other in others if words & other]
    return len(words) >= 2 and words <= frozenset().union(*others) and len(set(sharing)) >= 2


def _parts(text: str) -> frozenset[str]:
    return frozenset(word for word in _bare(text) if word not in _SMALL.split())


def opposite_pair(material: Material) -> Iterator[Finding]:
    """Check 4: a pair of opposites among options that are about something else shows that the key is one of the two."""
    for item, choices in material.sets:
        if choices.single and len(choices.options) >= 4 and _stands_in_lone_pair(choices):
            message = "Two options are opposites and the others are about something else: the right one is of the pair."
            yield material.about_item("opposite-pair", Severity.WARNING, item, message)


def _stands_in_lone_pair(choices: ChoiceSet) -> bool:
    key = choices.right[0].text if choices.right else ""
    partners = [option.text for option in choices.wrong if _opposite(key, option.text)]
    rest = [option.text for option in choices.wrong if option.text not in partners]
    shared = _parts(key) | {word for pair in _OPPOSITES for word in pair}
    return bool(partners) and all(shared.isdisjoint(_parts(text)) for text in rest)


def _opposite(one: str, other: str) -> bool:
    mine, theirs = _bare(one), _bare(other)
    only_mine, only_theirs = (
        [word for word in mine if word not in theirs],
        [word for word in theirs if word not in mine],
    )
    return len(only_mine) == len(only_theirs) == 1 and any(
        {only_mine[0], only_theirs[0]} == set(pair) for pair in _OPPOSITES
    )


def _bare(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def overlapping_numbers(material: Material) -> Iterator[Finding]:
    """Check 10: ranges of numbers do not overlap, so that one number fits one option (Haladyna 2002)."""
    for item, choices in material.sets:
        ranges = ranges_of(choices.texts) if choices.single else None
        if ranges and overlap(ranges):
            message = f"The ranges overlap: {', '.join(choices.texts)}."
            yield material.about_item("overlapping-numbers", Severity.WARNING, item, message)


def numbers_out_of_order(material: Material) -> Iterator[Finding]:
    """Check 10: options that are numbers stand in their order (NBME 2020, Haladyna 2002)."""
    for item, choices in material.sets:
        ranges = ranges_of(choices.texts) if not choices.in_passage else None
        if ranges and len(ranges) >= 3 and not in_order(ranges):
            message = f"The numbers are not in their order: {', '.join(choices.texts)}."
            yield material.about_item("numbers-out-of-order", Severity.WARNING, item, message)


def lay_word_cue(material: Material) -> Iterator[Finding]:
    """Check 9: the key alone does not say in plain words what the question says in learned ones, or the reverse."""
    for item, choices in material.sets:
        if not choices.single or not choices.right:
            continue
        stem, key = content_words(choices.question), content_words(choices.right[0].text)
        wrong = frozenset().union(*(content_words(option.text) for option in choices.wrong))
        for learned, plain in _LAY_WORDS:
            if any(word.startswith(learned) or word == plain for word in wrong):
                continue
            if _links(stem, key, learned, plain) or _links(key, stem, learned, plain):
                message = f'"{choices.right[0].text}" says in other words what the question already says.'
                yield material.about_item("lay-word-cue", Severity.WARNING, item, message)


def _links(one: frozenset[str], other: frozenset[str], learned: str, plain: str) -> bool:
    return plain in other and any(word.startswith(learned) and len(word) > len(learned) + 1 for word in one)


def far_fetched(material: Material) -> Iterator[Finding]:
    """Check 16: a wrong option whose words the deck nowhere uses, among others whose words it does, may be a filler."""
    known = material.deck.words.keys() if material.items else frozenset[str]()
    for item, choices in material.sets:
        odd = [
            option.text
            for option in choices.wrong
            if option.origin is Origin.WRITTEN and option.concept is None and _is_strange(option.text, known)
        ]
        if len(odd) == 1 and len(choices.wrong) >= 2:
            message = f'No word of "{odd[0]}" stands anywhere else in the deck: would a learner believe it?'
            yield material.about_item("far-fetched", Severity.NOTE, item, message)


def _is_strange(text: str, known: Set[str]) -> bool:
    words = words_by_stem(text)
    return (
        bool(words)
        and not points_at_options(text)
        and known.isdisjoint(words)
        and not any(word[0].isdigit() for word in words.values())
    )


RULES: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    key_much_longer,
    absolute_terms,
    converging_key,
    opposite_pair,
    overlapping_numbers,
    numbers_out_of_order,
    lay_word_cue,
    far_fetched,
)
