"""Tags: levels, what cannot stand in them, what stands below what."""

import pytest

from quizapp.content.tags import TagError, clean_tag, is_below


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("hormones", "hormones"), (" week-3 ", "week-3"), ("exam :: unit-2", "exam::unit-2"), ("Ärzte", "Ärzte")],
)
def test_a_tag_is_kept_without_spaces_around_its_levels(typed: str, kept: str) -> None:
    assert clean_tag(typed) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "put a word before and after"),
        ("a::", "put a word before and after"),
        ("::a", "put a word before and after"),
        ("two words", "a tag has no spaces"),
        ("a,b", "a tag has no spaces, commas"),
        ('"a"', "or quotes"),
        ("a" * 101, "at most 100 letters; this one has 101"),
    ],
)
def test_what_is_no_tag_is_refused_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(TagError, match=said):
        clean_tag(typed)


def test_a_tag_stands_below_itself_and_its_upper_levels() -> None:
    assert is_below("Exam::unit-2", "exam")
    assert is_below("exam", "EXAM")
    assert not is_below("examination", "exam")
    assert not is_below("exam", "exam::unit-2")
