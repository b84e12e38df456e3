"""Facts that say nearly the same."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.duplicates import ALIKE, alike


def test_nearly_the_same_is_found_in_any_text_of_a_fact() -> None:
    groups = alike(
        {
            "F1": ["Oxytocin ejects milk from the breast.", "What ejects milk?"],
            "F2": ["Prolactin makes milk.", ""],
            "F3": ["Oxytocin ejects the milk, from the breast!"],
            "F4": ["Something else.", "what ejects MILK"],
            "F5": ["Prolactin makes milk; so does nothing else at all."],
        }
    )
    assert groups == (("F1", "F3", "F4"),)


_TEXTS = st.lists(st.sampled_from("abcdef"), max_size=6).map(" ".join)


@given(st.dictionaries(st.integers(0, 12), st.lists(_TEXTS, max_size=2), max_size=8))
def test_no_pair_is_missed(texts: dict[int, list[str]]) -> None:
    group_of = {key: group for group in alike(texts) for key in group}
    for (one, mine), (other, theirs) in permutations(texts.items(), 2):
        pairs = [(set(this.split()), set(that.split())) for this in mine for that in theirs]
        if any(this and that and len(this & that) / len(this | that) >= ALIKE for this, that in pairs):
            assert group_of[one] == group_of[other]
