import pytest

from quizapp.content.wording import capitalised, folded, listed


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("prolactin", "Prolactin"),
        ("luteinizing hormone (LH)", "Luteinizing hormone (LH)"),
        ("pH of milk", "pH of milk"),
        ("mRNA", "mRNA"),
        ("Oslo", "Oslo"),
        ("about 30 seconds", "About 30 seconds"),
        ("30 seconds", "30 seconds"),
        ("élan", "Élan"),
        ("", ""),
    ],
)
def test_a_name_at_the_start_of_a_line(name: str, shown: str) -> None:
    assert capitalised(name) == shown


def test_names_in_a_row() -> None:
    assert listed([]) == ""
    assert listed(["protein"]) == "protein"
    assert listed(["protein", "minerals"]) == "protein and minerals"
    assert listed(["protein", "minerals", "vitamins", "antibodies"]) == "protein, minerals, vitamins and antibodies"
    assert listed(["eggs", "milk"], "en-GB") == "eggs and milk"
    assert listed(["Eier", "Milch"], "xx") == "Eier, Milch"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Milk ducts", "milk  ducts"),
        ("over-the-counter", "Over the counter"),
        ("LH.", "lh"),
        ("STRASSE", "straße"),
        ("caf\u00e9", "cafe\u0301"),
        ("snake_case", "snake case"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("milk duct", "milk ducts"), ("%", "+"), ("5", "50")])
def test_names_that_are_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)
