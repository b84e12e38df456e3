"""Tags: levels, what cannot stand in them, what stands below what."""

import pytest

from quizapp.content.tags import LONGEST_TAG, cleaned_tag, is_below, renamed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("hormones", "hormones"),
        (" week-3 ", "week-3"),
        ("exam :: unit 2", "exam::unit_2"),
        ("Ärzte", "Ärzte"),
    ],
)
def test_a_tag_is_kept_without_spaces(typed: str, kept: str) -> None:
    assert cleaned_tag(typed) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "at least one letter"),
        (" :: ", "at least one letter"),
        ("a::", "has an empty level"),
        ("::a", "has an empty level"),
        ('"a"', "a character that cannot stand in one"),
        ("a*", "a character that cannot stand in one"),
        ("a\x07", "a character that cannot stand in one"),
        ("a" * (LONGEST_TAG + 1), "at most 100 characters"),
    ],
)
def test_what_is_no_tag_is_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        cleaned_tag(typed)


def test_a_tag_stands_below_itself_and_its_upper_levels() -> None:
    assert is_below("Exam::unit-2", "exam")
    assert is_below("exam", "EXAM")
    assert not is_below("examination", "exam")
    assert not is_below("exam", "exam::unit-2")


def test_the_tags_below_are_renamed_along() -> None:
    assert renamed("exam::spring", "exam", "test") == "test::spring"
    assert renamed("lecture", "exam", "test") == "lecture"
