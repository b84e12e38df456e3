"""Highlighted ranges: laws that hold for any text, and what a person sees of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.exams.highlighting import Ranges, at_words, is_covered, toggled, with_piece, without, words_of

STEM = "Which hormone ejects  the milk?"


def shown(text: str, ranges: Ranges) -> list[str]:
    """The highlighted pieces."""
    return [text[a:b] for a, b in ranges]


def test_words_keep_what_stands_at_them() -> None:
    assert shown(STEM, words_of(STEM)) == ["Which", "hormone", "ejects", "the", "milk?"]


def test_pieces_with_only_spaces_between_become_one() -> None:
    words = words_of(STEM)
    both = with_piece(STEM, with_piece(STEM, (), words[2]), words[3])
    assert shown(STEM, both) == ["ejects  the"]
    assert shown(STEM, with_piece(STEM, both, words[0])) == ["Which", "ejects  the"]


def test_a_word_is_taken_out_of_the_middle() -> None:
    words = words_of(STEM)
    most = with_piece(STEM, (), (words[0][0], words[3][1]))
    assert shown(STEM, at_words(STEM, without(most, words[1]))) == ["Which", "ejects  the"]


def test_toggling_highlights_what_is_only_partly_highlighted() -> None:
    words = words_of(STEM)
    one = with_piece(STEM, (), words[1])
    two = toggled(STEM, one, (words[1][0], words[2][1]))
    assert shown(STEM, two) == ["hormone ejects"]
    assert toggled(STEM, two, (words[1][0], words[2][1])) == ()


texts = st.text(alphabet="ab ?,.", min_size=1, max_size=40)


@st.composite
def texts_and_pieces(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text and pieces of it."""
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return text, [(min(a, b), max(a, b)) for a, b in draw(st.lists(ends, max_size=8)) if a != b]


@given(texts_and_pieces())
def test_ranges_stay_in_order_apart_and_inside(given_: tuple[str, list[tuple[int, int]]]) -> None:
    text, pieces = given_
    ranges: Ranges = ()
    for piece in pieces:
        ranges = toggled(text, ranges, piece)
        assert all(0 <= a < b <= len(text) for a, b in ranges)
        assert all(one[1] <= other[0] for one, other in pairwise(ranges))


@given(texts_and_pieces())
def test_a_piece_that_was_added_is_covered_and_one_taken_out_is_not(
    given_: tuple[str, list[tuple[int, int]]],
) -> None:
    text, pieces = given_
    ranges: Ranges = ()
    for piece in pieces:
        ranges = with_piece(text, ranges, piece)
        words = [word for word in words_of(text) if piece[0] <= word[0] and word[1] <= piece[1]]
        assert is_covered(text, ranges, piece) == bool(words)
    for piece in pieces:
        ranges = without(ranges, piece)
    assert at_words(text, ranges) == ()  # a space between two pieces belongs to neither
