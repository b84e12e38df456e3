"""Lists of participants, as people have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import UserError
from quizapp.teaching.names import LONGEST_NAME, cleaned_name, cleaned_text, team_names, unique_name
from quizapp.teaching.plan import MOST_PARTICIPANTS, MOST_TEAMS
from quizapp.teaching.roster import read_roster


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva\nBen Okafor\n",
        "Ana Silva, Ben Okafor",
        "1. Ana Silva\n2) Ben Okafor\n",
        "- Ana Silva\n• Ben Okafor",
        "Name\tEmail\nAna Silva\ta@x.org\nBen Okafor\tb@x.org\n",
        "id;first_name;Last Name;team\n1;Ana;Silva;Oaks\n2;Ben;Okafor;Oaks",
        'Email,"Full Name"\na@x.org,"Ana Silva"\nb@x.org,Ben Okafor',
        "Ana Silva;a@x.org;1\nBen Okafor;b@x.org;2",
        "Silva, Ana\nOkafor, Ben\n",
        "\ufeffNome;Telefone\r\nAna Silva;123\r\nBen Okafor;456\r\n",
        "Surname,Name\nSilva,Ana\nOkafor,Ben",
        "Participant,Note\nAna Silva,vegan\nBen Okafor,",
    ],
)
def test_two_people_however_they_are_written(text: str) -> None:
    assert read_roster(text).names == ("Ana Silva", "Ben Okafor")


def test_two_columns_of_names_without_titles() -> None:
    told = read_roster("Ana Silva\tOaks\nBen Okafor\tWillows")
    assert told.names == ("Ana Silva", "Ben Okafor")
    assert told.notes == ("The first column that holds names was taken.",)


def test_doubles_have_numbers_and_it_is_said() -> None:
    told = read_roster("Ana\nana\nBen\nAna (2)\n")
    assert told.names == ("Ana", "ana (2)", "Ben", "Ana (2) (2)")
    assert told.notes == ("2 names were there before, and have numbers now.",)


def test_what_was_cut_or_could_not_be_read_is_said() -> None:
    told = read_roster(f"{'Ana' * 30}\nJos\ufffd\n")
    assert told.names == (("Ana" * 30)[:LONGEST_NAME], "Jos\ufffd")
    assert [one[:6] for one in told.notes] == ["1 name", "1 name"]
    assert "UTF-8" in told.notes[1]


@pytest.mark.parametrize("text", ["", "\n \n", "12, 13", "<b></b>\n---"])
def test_nothing_is_said_to_be_nothing(text: str) -> None:
    assert read_roster(text).notes == ("No name was found.",)


def test_a_thousand_rows_and_one_more() -> None:
    rows = [f"Person {number}" for number in range(MOST_PARTICIPANTS)]
    assert read_roster("Name\n" + "\n".join(rows)).names == tuple(rows)
    with pytest.raises(UserError, match="1,001 names, and a room takes 1,000"):
        read_roster("\n".join([*rows, "One more"]))


def test_a_quotation_mark_without_end_loses_nobody() -> None:
    names = read_roster('Name,Note\nAna,"vegan\nBen,\n').names
    assert names[0] == "Ana"
    assert read_roster("Name\t" + "x" * 200_000 + "\nAna\ty\n").names == ("Ana",)


def test_markup_and_what_turns_writing_round_is_taken_out() -> None:
    assert cleaned_name("<img src=x onerror=alert(1)>A\u202ena\x00 <b>Silva") == "Ana Silva"
    assert cleaned_name("a & b > c") == "a b c"
    assert cleaned_name("Z" + "\u0300" * 50) == "Z" + "\u0300" * 3
    assert cleaned_name("\u200dمی\u200cنا\u200d") == "می\u200cنا"
    assert cleaned_text("30\x00\ud83d s\n") == "30 s\n"


@given(st.text(max_size=200))
def test_a_name_stays_what_it_is_once_it_was_cleaned(text: str) -> None:
    name = cleaned_name(text)
    assert cleaned_name(name) == name
    assert len(name) <= LONGEST_NAME
    assert not set("<>&\n\r\t\x00") & set(name)
    name.encode()


@given(st.lists(st.text("ab", min_size=1, max_size=45), max_size=8))
def test_names_made_unique_are(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(unique_name(name[:LONGEST_NAME], taken))
    assert len({one.casefold() for one in taken}) == len(taken)
    assert all(len(one) <= LONGEST_NAME for one in taken)


@given(st.text(max_size=300))
def test_any_text_gives_a_list_of_names_each_once(text: str) -> None:
    names = read_roster(text).names
    assert len({name.casefold() for name in names}) == len(names)
    assert all(cleaned_name(name) == name for name in names)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        (" , ;\n", ()),
        ("Oaks, Willows;Maples\nElms", ("Oaks", "Willows", "Maples", "Elms")),
        ("Oaks, oaks, <b>OAKS</b>", ("Oaks",)),
        ("x" * 50, ("x" * LONGEST_NAME,)),
        (",".join(f"T{n}" for n in range(20)), tuple(f"T{n}" for n in range(MOST_TEAMS))),
    ],
)
def test_names_of_teams(typed: str, names: tuple[str, ...]) -> None:
    assert team_names(typed) == names
