import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.cards import BLANK
from quizapp.content.clozes import ClozeError, hidden_words, marked_up, parse_cloze, with_blank
from quizapp.content.facts import Blank, Cloze


def test_text_and_blanks() -> None:
    cloze = parse_cloze("{{1:Oxytocin}} makes {{ 2 : muscles }} contract.")
    assert cloze == Cloze(
        text="Oxytocin makes muscles contract.",
        blanks=(Blank(number=1, start=0, end=8), Blank(number=2, start=15, end=22)),
    )
    assert [hidden_words(cloze, blank) for blank in cloze.blanks] == ["Oxytocin", "muscles"]
    assert [with_blank(cloze, blank) for blank in cloze.blanks] == [
        f"{BLANK} makes muscles contract.",
        f"Oxytocin makes {BLANK} contract.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no blank at all", "has no blank"),
        ("{{1:}} is empty", "Blank 1 hides nothing"),
        ("{{1:  }} is empty", "Blank 1 hides nothing"),
        ("{{c1::Anki}} writes so", "without the letter c"),
        ("{{c1::Anki}} and {{1:ours}}", "without the letter c"),
        ("{{1:open", "do not form a blank"),
        ("{{1:one}} closed}}", "do not form a blank"),
        ("{{0:zero}}", "do not form a blank"),
        ("{{one:word}}", "do not form a blank"),
        ("{{1::two colons}}", "do not form a blank"),
        ("{{12345:too high}}", "do not form a blank"),
        ("{{1:nested {{2:inner}} }}", "do not form a blank"),
        (f"{{{{1:one}}}} and {BLANK}", "leave it out"),
    ],
)
def test_what_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(ClozeError, match=said):
        parse_cloze(text)


words = st.text(alphabet="abc é-'", min_size=1).map(str.strip).filter(bool)


@given(
    st.lists(st.tuples(st.text(alphabet="xyz :.", max_size=8), words), min_size=1, max_size=5),
    st.text("xyz .", max_size=5),
)
def test_written_out_and_read_again(parts: list[tuple[str, str]], tail: str) -> None:
    marked = (
        "".join(f"{plain}{{{{{number}:{hidden}}}}}" for number, (plain, hidden) in enumerate(parts, start=1)) + tail
    )
    cloze = parse_cloze(marked)
    assert marked_up(cloze) == marked
    assert cloze.text == "".join(plain + hidden for plain, hidden in parts) + tail
    assert [hidden_words(cloze, blank) for blank in cloze.blanks] == [hidden for _, hidden in parts]
