"""Whatever is wrong with a deck file is said, all of it at once, in sentences with lines; then nothing is loaded."""

import pytest

from quizapp.content.deckfiles import deckfile
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.errors import FileError
from tests.builders import DECK_TEXT


def problems(text: str | bytes) -> list[tuple[str, str]]:
    """What the reader of ``text`` is told: the words of the line, and the sentence."""
    with pytest.raises(FileError) as caught:
        parse_deck(text, "deck.toml")
    error = caught.value
    assert error.problems
    assert [one.place.line for one in error.problems] == sorted(one.place.line for one in error.problems)
    assert {one.place.file for one in error.problems} == {"deck.toml"}
    number = len(error.problems)
    assert str(error) == f"deck.toml has {number} error{'s' * (number > 1)}; nothing was loaded from it."
    shown = text.decode("latin-1") if isinstance(text, bytes) else text
    lines = ["", *shown.split("\n")]
    return [(lines[one.place.line].strip(), one.message) for one in error.problems]


def changed(*changes: tuple[str, str]) -> str:
    """The sound deck with some words replaced where they first stand."""
    text = DECK_TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        # names of other parts
        (
            'topic = "cities"',
            'topic = "city"',
            'topic = "city"',
            "There is no topic called 'city'; did you mean 'cities'?",
        ),
        ('topic = "cities"', 'topic = "zzz"', 'topic = "zzz"', "There is no topic called 'zzz'."),
        (
            '"oslo capital-of norway"',
            '"olso capital-of norway"',
            'true = ["olso capital-of norway"]',
            "There is no concept called 'olso'; did you mean 'oslo'?",
        ),
        (
            '"oslo capital-of norway"',
            '"oslo capital norway"',
            'true = ["oslo capital norway"]',
            "There is no relation called 'capital'; did you mean 'capital-of'?",
        ),
        (
            '"? capital-of norway"',
            '"? capital-off norway"',
            'for = "? capital-off norway"',
            "There is no relation called 'capital-off'; did you mean 'capital-of'?",
        ),
        ('skip = ["norway"]', 'skip = ["norwai"]', 'skip = ["norwai"]', "There is no concept called 'norwai'"),
        ('key = "lima"', 'key = "lema"', 'key = "lema"', "There is no concept called 'lema'; did you mean 'lima'?"),
        # claims
        ('"oslo capital-of norway"', '"oslo norway"', 'true = ["oslo norway"]', '"oslo norway" is not a claim'),
        ('"oslo capital-of norway"', '"? capital-of norway"', 'true = ["? capital-of norway"]', "is not a claim"),
        (
            '"oslo capital-of norway"',
            '"peru capital-of norway"',
            'true = ["peru capital-of norway"]',
            "What stands before 'capital-of' is of the kind 'city'; 'peru' is 'country'.",
        ),
        (
            '"lima capital-of peru"',
            '"lima capital-of rome"',
            'true = ["lima capital-of rome"]',
            "What stands after 'capital-of' is of the kind 'country'; 'rome' is 'city'.",
        ),
        # asks
        ('"? capital-of norway"', '"capital-of norway"', 'for = "capital-of norway"', "does not ask"),
        ('"? capital-of norway"', '"? capital-of ?"', 'for = "? capital-of ?"', "does not ask"),
        ('"? capital-of norway"', '"oslo ? norway"', 'for = "oslo ? norway"', "does not ask"),
        (
            '"? capital-of norway"',
            '"? capital-of peru"',
            'for = "? capital-of peru"',
            'Nothing under `true` of this fact answers "? capital-of peru".',
        ),
        ('"? capital-of norway"', '"? capital-of rome"', 'for = "? capital-of rome"', "'rome' is 'city'"),
        (
            'key = "lima"',
            'key = "oslo"',
            'key = "oslo"',
            "No fact makes 'oslo' a right answer to \"? capital-of peru\".",
        ),
        ("id = 2", "id = 1", "id = 1", "Two asks of this fact have the id 1; the first stands in line 76."),
        ("id = 2", "id = 0", "id = 0", "'id' has to be a whole number from 1 to 9999, not 0."),
        ("id = 2", 'id = "2"', 'id = "2"', "'id' has to be a whole number from 1 to 9999, not '2'."),
        ("id = 2", "id = true", "id = true", "'id' has to be a whole number from 1 to 9999, not True."),
        ('level = "application"', 'level = "hard"', 'level = "hard"', '\'level\' has to be "recall", "cause"'),
        ("card = false", 'card = "no"', 'card = "no"', "'card' has to be true or false (without quotes), not 'no'."),
        ("because = ", "becuase = ", "wrong = [", "did you mean 'because'?"),
        (
            '{ text = "Chile", because = "Its capital is Santiago." }',
            '"Chile"',
            "wrong = [",
            'as { text = "…", because',
        ),
        # clozes
        ("{{2:Oslo}}", "{{1:Oslo}}", "cloze = ", "Blank 1 stands twice in this fact: each number is one card."),
        ("{{1:Norway}}", "{{1:Norway}", "cloze = ", "do not form a blank"),
        ("{{1:Norway}} is {{2:Oslo}}", "Norway is Oslo", "cloze = ", "has no blank"),
        # ids
        ('id = "F2"', 'id = "F1"', 'id = "F1"', "There are two facts with the id 'F1'; the first stands in line 49."),
        ('id = "lima"', 'id = "oslo"', 'id = "oslo"', "There are two concepts with the id 'oslo'; the first"),
        ('id = "F2"', 'id = "F/2"', 'id = "F/2"', "'F/2' cannot be an id: use at most 100 letters, digits and hyphens"),
        ('id = "F2"', 'id = "F 2"', 'id = "F 2"', "'F 2' cannot be an id"),
        ('id = "F2"', 'id = ""', 'id = ""', "'id' is empty."),
        ('id = "F2"', f'id = "{"F" * 101}"', f'id = "{"F" * 101}"', "cannot be an id"),
        ('id = "capitals"', 'id = "../up"', 'id = "../up"', "'../up' cannot be an id"),
        # texts and values
        ('title = "Capitals"', 'title = "  "', 'title = "  "', "'title' is empty."),
        ('title = "Capitals"', "title = 3", "title = 3", "'title' has to be text in double quotes, not 3."),
        (
            'title = "Cities"',
            'title = "\\u0007"',
            'title = "\\u0007"',
            "'title' holds a character that cannot be shown",
        ),
        ('why = "Maps', f'why = "{"x" * 2000}', 'why = "xxx', "'why' has 2021 characters; the limit is 2,000."),
        (
            "paragraph = 2",
            "paragraph = -2",
            "paragraph = -2",
            "'paragraph' has to be a whole number from 1 to 9999, not -2.",
        ),
        ("paragraph = 2", "paragraph = 2.5", "paragraph = 2.5", "'paragraph' has to be a whole number"),
        ("paragraph = 2", f"paragraph = {'9' * 30}", "paragraph = 999", "'paragraph' has to be a whole number"),
        (
            "reviewed = 2024-02-29",
            'reviewed = "2024-02-29"',
            'reviewed = "2024-02-29"',
            "'reviewed' has to be a date such as",
        ),
        (
            "reviewed = 2024-02-29",
            "reviewed = 2024-02-29T10:00:00",
            "reviewed = 2024-02-29T",
            "'reviewed' has to be a date",
        ),
        (
            'also = ["Christiania"]',
            'also = "Christiania"',
            'also = "Christiania"',
            "'also' has to be a list in square brackets",
        ),
        ('from = ["city"]', "from = []", "from = []", "'from' names nothing"),
        # names that cannot stand there, or are missing
        ('statement = "Oslo', 'statment = "Oslo', 'statment = "Oslo', "did you mean 'statement'?"),
        ('publisher = "Map House"\n', "", "[source]", "'publisher' is missing here."),
        ('kind = "city"\nname = "Oslo"', 'name = "Oslo"', "[[concept]]", "'kind' is missing here."),
        # parts
        ("[[topic]]", "[[topics]]", "[[topics]]", "A deck has no part called 'topics'; did you mean 'topic'?"),
        ("[deck]", "[[deck]]", "[[deck]]", "'deck' occurs once and has single brackets: [deck]."),
        ("[[relation]]", "[relation]", "[relation]", "'relation' may repeat and has double brackets: [[relation]]."),
        (
            '[source]\ntitle = "Atlas"\npublisher = "Map House"\nreviewed = 2024-02-29\n',
            "",
            "",
            "There is no [source] part.",
        ),
    ],
)
def test_each_thing_that_can_be_wrong(old: str, new: str, line: str, said: str) -> None:
    found = problems(changed((old, new)))
    assert any(where.startswith(line) and said in message for where, message in found), found


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('title = "Capitals"', 'title = "Capitals', 'title = "Capitals', "a double quote is missing at the end"),
        ('title = "Capitals"', "title = Capitals", "title = Capitals", "text stands in double quotes"),
        ('title = "Capitals"', 'title "Capitals"', 'title "Capitals"', "There is no = after the name."),
        ('title = "Capitals"', 'title = "Cap"itals"', 'title = "Cap"itals"', "Something stands after the value"),
        (
            'title = "Capitals"',
            'title = "Cap\\itals"',
            'title = "Cap\\itals"',
            "A backslash inside text is written twice",
        ),
        (
            'title = "Capitals"',
            'title = "Capitals"\ntitle = "C"',
            'title = "C"',
            "'title' is given twice in this part.",
        ),
        ('title = "Capitals"', 'title = "Capitals"\n=', "=", "This line cannot be read"),
        ('true = ["oslo capital-of norway"]', 'true = ["oslo capital-of norway"', "true", "list is not closed"),
        ('true = ["oslo capital-of norway"]', f"true = {'[' * 5000}", "true = [[", "nested too deeply"),
        ("paragraph = 2", f"paragraph = {'9' * 5000}", "paragraph = 999", "This line cannot be read"),
        (
            "reviewed = 2024-02-29",
            "reviewed = 2024-02-31",
            "reviewed = 2024-02-31",
            "This line cannot be read (Invalid date",
        ),
        ('because = "Its capital is Madrid." },', 'because = "Its capital is Madrid." ', "{ text", "is not closed"),
        ("[[topic]]", "[[topic]", "[[topic]", "The brackets of [[topic] do not pair."),
        ("[[fact]]", "[fact]]", "[fact]]", "The brackets of [fact]] do not pair."),
        ("[source]", "[deck]", "[deck]", "[deck] clashes with something above it; parts that"),
        ("# The first fact.", '[[fact.ask]]\nid = 1\nfor = "x', "[[fact.ask]]", "stands before the part it belongs to"),
        (
            "# The first fact.",
            "[fact]\n[fact.ask]\nid = 1\n",
            "[fact]",
            "[fact] has double brackets elsewhere in this file: write [[fact]].",
        ),
        ("# The first fact.", "[deck.title.x]\n", "[deck.title.x]", "[deck.title.x] clashes with"),
        ("[source]", '["deck"]', '["deck"]', "This part stands twice; parts that may repeat have double brackets"),
        ("# The first fact.", "gibberish", "gibberish", "There is no = after the name."),
    ],
)
def test_each_way_in_which_the_file_is_not_toml(old: str, new: str, line: str, said: str) -> None:
    found = problems(changed((old, new)))
    assert any(where.startswith(line) and said in message for where, message in found), found


def test_everything_is_said_at_once() -> None:
    text = changed(
        ('title = "Capitals"', 'title = "Capitals'),
        ('title = "Cities"', "title = Cities"),
        ('name = "Rome"', "name = 7"),
        ('topic = "cities"', 'topic = "city"'),
        ("{{1:Norway}}", "{{1:Norway}"),
        ('"? capital-of norway"', '"? capital-off norway"'),
        ("paragraph = 2", "paragraph = -2"),
        ('key = "lima"', "key = lima"),
        ("item = false", 'item = "no"'),
    )
    where = [line for line, _ in problems(text)]
    assert where == [
        'title = "Capitals',
        "title = Cities",
        "name = 7",
        'topic = "city"',
        'cloze = "The capital of {{1:Norway} is {{2:Oslo}}."',
        'for = "? capital-off norway"',
        "paragraph = -2",
        "key = lima",
        'item = "no"',
    ]


def test_one_error_does_not_bring_others_with_it() -> None:
    """Parts that name a broken part are not wrong because of it."""
    for broken in (
        ('name = "Oslo"', "name = Oslo"),
        ('from = ["city"]', "from = 3"),
        ('true = ["oslo', 'true = ["olso'),
    ):
        assert len(problems(changed(broken))) == 1
    assert len(problems(changed(('statement = "Lima', "statement = Lima")))) == 1
    assert len(problems(changed(('title = "Cities"', "title = 3")))) == 1
    assert len(problems(changed(('true = ["oslo capital-of norway"]', 'true = ["oslo capital-of norway"')))) == 1


def test_errors_of_an_ask_are_said_even_if_its_fact_is_broken() -> None:
    text = changed(('statement = "Lima', 'statment = "Lima'), ('key = "lima"', 'key = "lema"'), ('id = "F2"', "id = 2"))
    assert [message.split(" ")[0] for _, message in problems(text)] == ["'statement'", "'id'", "'statment'", "There"]


@pytest.mark.parametrize("text", ["", b"", "  \n\n", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file(text: str | bytes) -> None:
    assert problems(text) == [("", "The file is empty: a deck begins with [deck].")]


def test_a_file_without_a_deck() -> None:
    assert [message for _, message in problems("# nothing here")] == [
        "The deck has no fact: a deck has at least one [[fact]].",
        "There is no [deck] part.",
        "There is no [source] part.",
    ]


def test_a_file_that_is_something_else_altogether() -> None:
    assert problems("<html><body>Not found</body></html>")
    assert problems(b"PK\x03\x04\x00\x00\xff\xfe")
    assert problems("front\tback\nOslo\tNorway\n")
    assert problems("x = 1\n" + "[" * 50 + "\n")


def test_a_wrong_encoding_is_shown_line_by_line() -> None:
    text = changed(("Maps mark it", "Él mark it"), ("Which city is the capital of Peru", "¿Which is it")).encode(
        "latin-1"
    )
    sentence = "This line is not UTF-8 text: save the file with the encoding UTF-8."
    assert problems(text) == [
        ('why = "Él mark it with a ring."', sentence),
        ('question = "¿Which is it?"', sentence),
    ]
    with_more = text.replace(b'id = "F2"', b'id = "F1"')
    assert len(problems(with_more)) == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_told_by_name(encoding: str) -> None:
    data = ("\ufeff" if encoding == "utf-16-be" else "") + DECK_TEXT
    with pytest.raises(FileError) as caught:
        parse_deck(data.encode(encoding), "deck.toml")
    assert [str(one) for one in caught.value.problems] == [
        "deck.toml:1: The file is saved as UTF-16 (“Unicode”): save it with the encoding UTF-8."
    ]


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    assert deckfile.MAX_BYTES == 64 * 1024 * 1024
    monkeypatch.setattr(deckfile, "MAX_BYTES", len(DECK_TEXT))
    parse_deck(DECK_TEXT, "deck.toml")
    with pytest.raises(FileError) as caught:
        parse_deck(DECK_TEXT + " ", "deck.toml")
    assert "larger than" in caught.value.problems[0].message


def test_hints_are_given_for_the_first_hundred_names() -> None:
    """Comparing every wrong name with every right one would take minutes in a large deck."""
    many = "".join(f'"olso{number} capital-of norway",' for number in range(150))
    said = [message for _, message in problems(changed(('true = ["oslo', f'true = [{many}"oslo')))]
    assert len(said) == 150
    assert sum("did you mean" in one for one in said) == 100


def test_a_long_value_is_shown_shortened() -> None:
    ((_, said),) = problems(changed(('id = "F2"', f'id = "{"F " * 80}"')))
    assert "…" in said
    assert len(said) < 200
