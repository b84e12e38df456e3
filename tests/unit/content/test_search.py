"""The language of searches: what it reads, what it refuses and where, and that a tree written down is read back."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.search import (
    FLAGS,
    LONGEST,
    AllOf,
    Comparison,
    Flagged,
    Missed,
    Name,
    Named,
    Not,
    OneOf,
    Property,
    PropertyIs,
    Rated,
    Search,
    SearchError,
    Standing,
    StandingIs,
    Text,
    all_of,
    asks_of_cards,
    folded,
    matches,
    one_of,
    parse,
    render,
)

MILK, WATER = Text(words="milk"), Text(words="water")
DUE = StandingIs(standing=Standing.DUE)


def topic(pattern: str) -> Named:
    return Named(name=Name.TOPIC, pattern=pattern)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", AllOf()),
        ("  ()  ", AllOf()),
        ("Milk", MILK),
        ("Mílk", MILK),
        ('"milk  ejection"', Text(words="milk ejection", whole=True)),
        ("let-down", Text(words="let down")),
        ("12:30", Text(words="12 30")),
        ("milk is:due", all_of(MILK, DUE)),
        ("milk and is:due", all_of(MILK, DUE)),
        ("milk OR water is:due", one_of(MILK, all_of(WATER, DUE))),
        ("(milk or water) is:due", all_of(one_of(MILK, WATER), DUE)),
        ("-milk", Not(term=MILK)),
        ("--milk", Not(term=Not(term=MILK))),
        ("-(milk water)", Not(term=all_of(MILK, WATER))),
        ("or* and*", all_of(Text(words="or"), Text(words="and"))),
        ("topic:hormones", topic("hormones")),
        ('TOPIC:"let down"', topic("let down")),
        (r'topic:"a \"b\" \\"', topic('a "b" \\')),
        ("tag:ward::night", Named(name=Name.TAG, pattern="ward::night")),
        ("is:Suspended", StandingIs(standing=Standing.SUSPENDED)),
        ("flag:red", Flagged(flag=1)),
        ("flag:7", Flagged(flag=7)),
        ("flag:none", Flagged(flag=0)),
        ("rated:7", Rated(days=7)),
        ("rated:7:1", Rated(days=7, grade=1)),
        ("missed:30", Missed(days=30)),
        ("prop:s<30", PropertyIs(name=Property.STABILITY, comparison=Comparison.LESS, value=30.0)),
        ("prop:stability<=2,5", PropertyIs(name=Property.STABILITY, comparison=Comparison.AT_MOST, value=2.5)),
        ("prop:due=-1", PropertyIs(name=Property.DUE, comparison=Comparison.EQUAL, value=-1.0)),
        ("prop:reps!=0", PropertyIs(name=Property.REVIEWS, comparison=Comparison.UNEQUAL, value=0.0)),
        ('"is:due"', Text(words="is due", whole=True)),
    ],
)
def test_a_search_is_read(text: str, tree: Search) -> None:
    assert parse(text) == tree
    assert parse(render(tree)) == tree


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ('milk "let down', 5, "Here, after “milk”: this quote is never closed"),
        ('milk "end\\', 5, "never closed"),
        ("(milk", 0, "Here, at the beginning: this parenthesis is never closed"),
        ("milk) x", 4, "never opened"),
        ("milk or", 5, "both sides of “or”"),
        ("or milk", 0, "both sides of “or”"),
        ("(or milk)", 1, "both sides of “or”"),
        ("milk or or water", 5, "both sides of “or”"),
        ("and milk", 0, "both sides of “and”"),
        ("milk and", 5, "both sides of “and”"),
        ("milk -", 6, "missing after the minus"),
        ("!!", 0, "no letter or digit"),
        ('""', 0, "no letter or digit"),
        ("milk foo:1", 5, "there is no “foo:”. There are topic:, tag:, is:"),
        ("milk topic:", 11, "as in topic:hormones".replace("as", "As")),
        ("is:", 3, "a card can be due, new, "),
        ("is:dew", 3, "marked, edited or own; not “dew”"),
        ("is:" + "x" * 99, 3, "x…”"),
        ("flag:pinkish", 5, "none, red, orange"),
        ("flag:8", 5, "0 to 7"),
        ("rated:x", 6, "from 1 to 36,500, as in rated:7"),
        ("rated:0", 6, "from 1 to"),
        ("rated:7:5", 6, "a grade from 1 (forgot) to 4 (easily)"),
        ("rated:7:", 6, "a grade from 1"),
        ("missed:", 7, "as in missed:30."),
        ("prop:", 5, "Here, after “prop:”: write s, d, r, ivl, lapses, reviews or due"),
        ("prop:x<3", 5, "as in prop:s<30"),
        ("prop:s<many", 5, "as in prop:s<30"),
        ("prop:r<0.9", 5, "in percent: 90 instead of 0.9"),
        ("x" * 99 + " is:x", 103, "Here, after “…"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, position: int, says: str) -> None:
    with pytest.raises(SearchError) as told:
        parse(text)
    assert told.value.position == position
    assert says in str(told.value)
    assert told.value.sentence in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "(" * 1_000,
        "-" * 1_000,
        "(" * 500 + "a" + ")" * 500,
        "a " * 1_000,
        "a or " * 500 + "a",
        "(" * 99,
        "-" * 99,
    ],
    ids=lambda text: text[:4],
)
def test_a_hostile_search_gets_a_sentence(text: str) -> None:
    with pytest.raises(SearchError):
        parse(text)


def read(text: str) -> Search | SearchError:
    try:
        return parse(text)
    except SearchError as error:
        return error


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    found = read(text)
    if isinstance(found, SearchError):
        assert 0 <= found.position <= len(text)
    else:
        assert parse(render(found)) == found


def test_odd_letters_do_no_harm() -> None:
    assert parse("\ud800x\0y") == Text(words="x y")
    assert len(parse.__doc__ or "") < LONGEST


_NAMES = st.text(max_size=8).map(str.strip).filter(bool)
_TERMS: st.SearchStrategy[Search] = st.one_of(
    st.builds(
        lambda words, whole: Text(words=words, whole=whole),
        st.text(string.printable + "éßñ乳İ", max_size=12).map(folded).filter(bool),
        st.booleans(),
    ),
    st.builds(lambda name, pattern: Named(name=name, pattern=pattern), st.sampled_from(Name), _NAMES),
    st.builds(lambda one: StandingIs(standing=one), st.sampled_from(Standing)),
    st.builds(lambda flag: Flagged(flag=flag), st.integers(0, len(FLAGS) - 1)),
    st.builds(lambda days, grade: Rated(days=days, grade=grade), st.integers(1, 36_500), st.none() | st.integers(1, 4)),
    st.builds(lambda days: Missed(days=days), st.integers(1, 36_500)),
    st.builds(
        lambda name, comparison, value: PropertyIs(name=name, comparison=comparison, value=value),
        st.sampled_from(Property),
        st.sampled_from(Comparison),
        st.integers(0, 999_999).map(float) | st.integers(8_000, 99_999).map(lambda n: n / 8_000),
    ),
)
TREES = st.recursive(
    _TERMS,
    lambda inner: st.one_of(
        st.builds(lambda term: Not(term=term), inner),
        st.lists(inner, max_size=3).map(lambda terms: all_of(*terms)),
        st.lists(inner, min_size=1, max_size=3).map(lambda terms: one_of(*terms)),
    ),
    max_leaves=8,
)


@given(TREES)
def test_a_tree_written_down_is_read_back(tree: Search) -> None:
    assert parse(render(tree)) == tree


def test_trees_are_laid_flat() -> None:
    assert all_of(all_of(MILK, WATER), DUE) == AllOf(terms=(MILK, WATER, DUE))
    assert one_of(one_of(MILK, WATER), DUE) == OneOf(terms=(MILK, WATER, DUE))
    assert all_of(MILK) == one_of(MILK) == MILK


@pytest.mark.parametrize(
    ("text", "of_cards"),
    [
        ("milk topic:x tag:x deck:x fact:x missed:1 is:marked is:edited is:own", False),
        ("milk is:due", True),
        ("-(milk or view:cloze)", True),
        ("flag:1", True),
        ("rated:1", True),
        ("prop:s<1", True),
    ],
)
def test_what_asks_of_cards(text: str, of_cards: bool) -> None:
    assert asks_of_cards(parse(text)) is of_cards


def test_text_is_folded() -> None:
    assert folded("  The Let-Down,  naïvely_so; Straße №5 乳") == "the let down naively so strasse no5 乳"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("Ward", "ward", True),
        ("ward", "wards", False),
        ("ward*", "wards", True),
        ("*d**", "ward", True),
        ("w*d", "ward night", False),
        ("a.c", "abc", False),
        ("*", "", True),
    ],
)
def test_a_star_stands_for_any_letters(pattern: str, name: str, fits: bool) -> None:
    assert matches(pattern, name) is fits
