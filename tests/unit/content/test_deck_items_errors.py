"""Whatever is wrong with a written item is said in a sentence with its line, and nothing is loaded."""

import pytest

from quizapp.content.deckfiles.deckfile import parse_deck, places_of
from quizapp.content.figures.svg import MAX_BYTES
from quizapp.errors import FileError
from tests.written import FIGURES, block, changed, greenhouse_text


def problems(text: str, figures: dict[str, bytes] | None = None) -> list[tuple[str, str]]:
    """What the deck's author is told: the words of the line, and the sentence."""
    with pytest.raises(FileError) as caught:
        parse_deck(text, "deck.toml", FIGURES if figures is None else figures)
    lines = ["", *text.split("\n")]
    return [(lines[one.place.line].strip(), one.message) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("item", "old", "new", "line", "said"),
    [
        # what every kind has
        (
            "crust",
            'kind = "single_best_answer"',
            'kind = "single_best_anser"',
            'kind = "single_best_anser"',
            "There is no kind of item called 'single_best_anser'; did you mean 'single_best_answer'?",
        ),
        ("crust", 'kind = "single_best_answer"\n', "", "[[item]]", "'kind' is missing here."),
        ("crust", 'kind = "single_best_answer"', "kind = 7", "kind = 7", "'kind' has to be text."),
        ("crust", 'stem = "A', 'stm = "A', "[[item]]", "'stem' is missing here."),
        ("crust", 'level = "cause"', 'levl = "cause"', 'levl = "cause"', "did you mean 'level'?"),
        ("crust", 'topic = "plants"', 'topic = "plant"', 'topic = "plant"', "did you mean 'plants'?"),
        (
            "night-shift",
            'facts = ["G7"]',
            'facts = ["G77"]',
            'facts = ["G77"]',
            "There is no fact called 'G77'; did you mean 'G7'?",
        ),
        (
            "night-shift",
            'id = "night-shift"',
            'id = "crust"',
            'id = "crust"',
            "There are two items with the id 'crust'; the first stands in line",
        ),
        ("crust", 'level = "cause"', 'case = "a"', "[[item]]", "`case` and `step` go together"),
        ("crust", 'level = "cause"', 'case = "a"\nstep = 7', "step = 7", "'step' has to be a whole number"),
        (
            "case-6",
            "step = 6",
            "step = 5",
            'case = "the-new-plant"',
            "The case 'the-new-plant' has the steps 1, 2, 3, 4, 5, 5; a case study has six items, step = 1 to 6.",
        ),
        # tabs
        ("a-warm-day", 'table = [["Time"', 'text = "x"\ntable = [["Time"', "[[item.tab]]", "a text or a table, one"),
        ("wilting", 'text = "The soil has a', 'title2 = "The soil has a', "title2 = ", "did you mean 'title'?"),
        (
            "a-warm-day",
            '"Degrees", 22, 34, 36',
            '"Degrees", 22',
            "table = ",
            "The rows of the table are not equally long",
        ),
        # what is right
        ("crust", 'for = "? shows-as green-crust"\n', "", "[[item]]", "What is right here? Write `for`, or `options`."),
        (
            "crust",
            'for = "? shows-as green-crust"',
            'for = "? shows-as green-crust"\noptions = [{ text = "a", because = "b" }]',
            "options = [{",
            "Write `for` or `options`, not both",
        ),
        ("crust", "? shows-as green-crust", "? shows-as green-crst", "for = ", "did you mean 'green-crust'?"),
        ("crust", "? shows-as green-crust", "? means tendril", "for = ", "'tendril' is 'term'"),
        (
            "crust",
            'for = "? shows-as green-crust"',
            'for = "roof serves-for ?"',
            "for = ",
            'No fact answers "roof serves-for ?".',
        ),
        (
            "crust",
            'for = "? shows-as green-crust"',
            'for = "? shows-as green-crust"\nkey = "too-much-heat"',
            "key = ",
            "No fact makes 'too-much-heat' a right answer to \"? shows-as green-crust\".",
        ),
        (
            "crust",
            'for = "? shows-as green-crust"',
            'for = "? shows-as green-crust"\nkey = "to-much-water"',
            "key = ",
            "did you mean 'too-much-water'?",
        ),
        (
            "crust",
            'for = "? shows-as green-crust"',
            'for = "? shows-as green-crust"\nskip = ["rof"]',
            "skip = ",
            "There is no concept called 'rof'; did you mean 'roof'?",
        ),
        ("night-shift", 'facts = ["G7"]', 'facts = ["G7"]\nkey = "roof"', "key = ", "'key' goes with `for`"),
        ("night-shift", 'facts = ["G7"]', 'facts = ["G7"]\nskip = ["roof"]', "skip = ", "'skip' goes with `for`"),
        ("night-shift", 'facts = ["G7"]\n', "", "[[item]]", "'facts' is missing here: no claim says which facts"),
        ("night-shift", '"18 degrees"', '"28  Degrees!"', "options = [", 'Two options read "28 Degrees!".'),
        ("night-shift", "right = true", "right = false", "options = [", "0 are marked as right; there have to be 1."),
        (
            "night-shift",
            '    { text = "18 degrees", because = "At 18 degrees nothing drops yet." },\n',
            "",
            "options = [",
            "There are 2 options here; there have to be 3 to 5.",
        ),
        ("night-shift", "because = ", "becuse = ", "options = [", "did you mean 'because'?"),
        (
            "night-shift",
            '{ text = "18 degrees", because = "At 18 degrees nothing drops yet." }',
            '"18 degrees"',
            "options = [",
            "Write each option as { text = ",
        ),
        # parts
        ("crust", "for = ", "[[item.part]]\nid = 1\nfor = ", "[[item.part]]", "'single_best_answer' has no parts."),
        ("heat-sentence", "id = 2", "id = 1", "id = 1", "Two parts of this item have the id '1'; the first stands"),
        ("heat-sentence", "id = 2", 'id = "a b"', 'id = "a b"', "'a b' cannot be an id"),
        ("heat-sentence", "is met by {2}", "is met by {3}", "text = ", "The blank {3} has no part"),
        ("heat-sentence", "{1} is met by {2}", "It is met by {2}", "id = 1", "The text has no blank {1}."),
        ("heat-sentence", "{1} is", "{1 is", "text = ", "A brace here forms no blank: write blanks as {1}."),
        ("heat-sentence", "{1} is met", "{2} is met", "text = ", "A blank stands twice in the text"),
        ("heat-sentence", "{1} is met by {2}", "It is met", "text = ", "The text has 0 blanks; there have to be 1 to"),
        ("heat-sentence", '"? shows-as scorched-edges"', '"? shows-as vent"', "for = ", "'vent' is 'part'"),
        # kinds
        ("crust-verdict", "claim = ", "clam = ", "clam = ", "did you mean 'claim'?"),
        (
            "crust-verdict",
            "shows-as green-crust",
            "shows green-crust",
            "claim = ",
            "There is no relation called 'shows'",
        ),
        ("crust-verdict", 'id = "reason"', 'id = "why"', "[[item]]", 'one part: [[item.part]] with id = "reason".'),
        ("water-signs", '?"', '?"\nmost = 11', "most = 11", "'most' has to be a whole number"),
        (
            "water-signs",
            '?"',
            '?"\nkeys = ["soft-roots", "soft-roots"]',
            "keys = ",
            "'soft-roots' stands twice in 'keys'.",
        ),
        ("two-light-signs", "count = 2", 'count = 2\nkeys = ["pale-leaves"]', "keys = ", "'keys' names 1; count is 2."),
        ("two-light-signs", "shows-as ?", "shows ?", "for = ", "There is no relation called 'shows'"),
        ("signs-by-cause", "shows-as ?", "shows ?", "for = ", "There is no relation called 'shows'"),
        ("two-light-signs", "count = 2", "count = 6", "count = 6", "Of at most 6 options 6 cannot be right"),
        ("signs-by-cause", 'text = "Too much heat"\n', "", "[[item.part]]", "'text' is missing here."),
        ("sign-matrix", ', "soft-roots"]', "]", "rows = ", "'rows' names 3; there have to be 4 to 10."),
        ("sign-matrix", '"soft-roots"]', '"pale-leaves"]', "rows = ", "'pale-leaves' stands twice in 'rows'."),
        ("sign-matrix", '"soft-roots"]', '"vent"]', "rows = ", "'vent' is 'part'"),
        ("sign-matrix", '"too-little-light"]', '"dry-soil"]', "columns = ", "'dry-soil' is 'sign'"),
        ("sign-matrix", "column shows-as row", "column shows row", "claim = ", "There is no relation called 'shows'"),
        ("sign-matrix", "column shows-as row", "columns shows-as row", "claim = ", "no claim for this kind"),
        (
            "sign-matrix",
            '"too-little-light"]',
            '"too-little-light", "too-much-water"]',
            "columns = ",
            "'columns' names 3; there have to be 1 to 2.",
        ),
        ("water-matrix", '"too-much-water"]', "]", "columns = ", "'columns' names 1; there have to be 2 to 6."),
        ("because", 'level = "cause"', 'level = "cause"\nlinking = "cause"', "linking = ", "`linking` goes with three"),
        ("triad", 'linking = "cause"\n', "", "text = ", "Which of the three blanks joins the other two?"),
        ("triad", 'linking = "cause"', 'linking = "caus"', "linking = ", "The text has no blank {caus}."),
        ("drag-remedies", '"watering-less"]', '"waterin-less"]', "tokens = ", "did you mean 'watering-less'?"),
        ("stages", '"sprouting", "potting"', '"potting", "sprouting"', "steps = ", 'No fact says "sowing comes-before'),
        ("stages", ', "potting", "staking"]', "]", "steps = ", "'steps' names 2; there have to be 3 to 10."),
        ("stages", '"sowing", ', '"sewing", ', "steps = ", "did you mean 'sowing'?"),
        ("stages", "comes-before", "comes-befor", "relation = ", "did you mean 'comes-before'?"),
        ("remedies", "term is-met-by ?", "? is-met ?", "claim = ", "no claim for this kind"),
        ("remedies", ', "too-little-light"]', "]", "terms = ", "'terms' names 2; there have to be 3 to 8."),
        ("remedies", '["opening-the-roof"]', '["vent"]', "extra = ", "'vent' is 'part'"),
        ("find-the-heat", "{pale-leaves:pale", "{pale-leaves pale", "text = ", "A brace here forms no phrase"),
        ("find-the-heat", "{pale-leaves:pale leaves}", "{pale-leaves:}", "text = ", "A brace here forms no phrase"),
        ("find-the-heat", "{pale-leaves:", "{pale-lefs:", "text = ", "did you mean 'pale-leaves'?"),
        (
            "find-the-heat",
            "{dry-soil:dry soil}, {pale-leaves:pale leaves}",
            "them",
            "text = ",
            "'text' names 2; there have",
        ),
        ("find-the-heat", "too-much-heat shows-as ?", "too-much-heat shows", "for = ", "does not ask"),
        ("where-is-the-vent", "? serves-for", "? serves", "for = ", "did you mean 'serves-for'?"),
        (
            "where-is-the-vent",
            'figure = "house.svg"',
            'figure = "house.svg"\nskip = ["rof"]',
            "skip = ",
            "did you mean 'roof'?",
        ),
        ("the-word", 'for = "? means holds-on"\naccept', "accept", "[[item]]", "one of them."),
        (
            "the-word",
            'accept = ["tendrils"]',
            "tolerance = 1",
            "tolerance = 1",
            "'tolerance' and 'unit' go with `value`.",
        ),
        ("the-word", 'accept = ["tendrils"]', 'unit = "m"', 'unit = "m"', "'tolerance' and 'unit' go with `value`."),
        ("the-word", "? means holds-on", "? means hold-on", "for = ", "did you mean 'holds-on'?"),
        ("the-number", 'unit = "degrees"', 'accept = ["28"]', "accept = ", "'accept' goes with `for`"),
        ("the-number", 'facts = ["G7"]\n', "", "[[item]]", "'facts' is missing here"),
        ("the-number", "value = 28", 'value = "28"', "value = ", "'value' has to be a number without quotes"),
        ("the-number", "value = 28", "value = nan", "value = ", "'value' has to be a number, not nan."),
        ("wilting", 'id = "condition"', 'id = "condtion"', "[[item]]", "three parts: actions, condition, parameters."),
        ("wilting", "right = true", "right = false", "options = [", "1 are marked as right; there have to be 2."),
        ("wilting", 'id = "actions"', 'id = "actions"\nfor = "x"', 'for = "x"', "'for' is not a name that can stand"),
    ],
)
def test_each_thing_that_can_be_wrong(item: str, old: str, new: str, line: str, said: str) -> None:
    found = problems(changed(item, (old, new)))
    assert any(where.startswith(line) and said in message for where, message in found), found


@pytest.mark.parametrize("count", [0, 1, 6])
def test_how_many_groups_there_may_be(count: int) -> None:
    head, part, _ = block("signs-by-cause").split("[[item.part]]")
    parts = (f"[[item.part]]{part.replace('heat', f'g{number}', 1)}" for number in range(count))
    found = problems(greenhouse_text((block("signs-by-cause"), head + "".join(parts))))
    assert f"'signs-by-cause' has {count} groups; there have to be 2 to 5." in [said for _, said in found]


def test_a_rationale_has_two_blanks_or_three() -> None:
    text = changed("because", ("{effect}, because", "it, because"), ('id = "effect"\n', 'id = "cause"\n'))
    assert any("Two parts of this item" in said for _, said in problems(text))
    part = block("because").split("[[item.part]]")[1]
    text = changed("because", ("{effect}, because", "it, because"), (f"[[item.part]]{part}", ""))
    assert any("needs two blanks, an effect and its cause, or three" in said for _, said in problems(text))


def test_nothing_is_marked_right_among_many() -> None:
    old = block("a-warm-day")
    assert any(
        "No option is marked as right" in said
        for _, said in problems(greenhouse_text((old, old.replace("right = true, ", ""))))
    )


def test_a_column_called_neither() -> None:
    concept = '[[concept]]\nid = "neither"\nkind = "trouble"\nname = "neither"\n\n[[relation]]\nid = "shows-as"'
    text = changed("sign-matrix", ('"too-much-heat", ', '"neither", '))
    text = text.replace('[[relation]]\nid = "shows-as"', concept, 1)
    assert ('columns = ["neither", "too-little-light"]', "A column cannot be called 'neither' beside `neither`.") in (
        problems(text)
    )


def test_one_error_brings_no_others_with_it() -> None:
    """Items that ask what a broken fact would claim are not wrong because of it."""
    broken = greenhouse_text(('"too-much-heat shows-as dropped-flowers"', '"too-much-heat shows-as flowers"'))
    assert len(problems(broken)) == 1
    assert len(problems(greenhouse_text(('statement = "Too much heat', 'statment = "Too much heat')))) == 2
    assert len(problems(changed("stages", ('kind = "ordered_response"', "kind = ordered")))) == 1
    broken = greenhouse_text(('"sowing comes-before sprouting"', '"sewing comes-before sprouting"'))
    assert len(problems(broken)) == 1


def test_a_relation_that_is_unique_in_no_known_way() -> None:
    found = problems(greenhouse_text(('unique = "both"', 'unique = "always"')))
    assert found == [('unique = "always"', "'unique' has to be 'from', 'to' or 'both', not 'always'.")]


def test_figures_that_cannot_be_used() -> None:
    figures = {
        "broken.svg": b"<svg",
        "large.svg": b" " * (MAX_BYTES + 1),
        "program.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>',
        **FIGURES,
    }
    said = [message for _, message in problems(greenhouse_text(), figures)]
    assert [one.split(" ")[2] for one in said] == ["broken.svg", "large.svg", "program.svg"]
    assert all(one.startswith("The figure ") and one.endswith(".") and not one.endswith("..") for one in said)


def test_items_and_their_parts_have_places() -> None:
    text = greenhouse_text()
    places = places_of(text, "deck.toml")
    lines = ["", *text.split("\n")]
    place = places["item:heat-sentence"]
    assert (lines[place.line], lines[place.line + 1]) == ("[[item]]", 'id = "heat-sentence"')
    assert lines[places["item:heat-sentence/2"].line + 1] == "id = 2"
