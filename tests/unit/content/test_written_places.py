"""Written items with blanks, orders, terms, phrases, regions and fields."""

from dataclasses import replace

from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.generators import (
    ItemNotMade,
    made_of,
    written_items,
)
from quizapp.content.items import (
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    FillIn,
    HighlightText,
    HotSpot,
    Matching,
    NumberWanted,
    OrderedResponse,
    WordWanted,
)
from tests.unit.content.greenhouse_items import SEEDS, item, made, reason
from tests.written import FIGURES, block, changed, greenhouse, greenhouse_text


def test_drop_downs() -> None:
    one = item("heat-sentence")
    assert isinstance(one, DropDownCloze)
    assert [(segment.text, segment.place) for segment in one.passage] == [
        ("", "1"),
        (" is met by ", ""),
        ("", "2"),
        (".", ""),
    ]
    assert [key.text for key in one.keys] == ["Too much heat", "opening the roof"]  # a capital where a sentence begins
    dyad = item("because")
    assert isinstance(dyad, DropDownRationale)
    assert (dyad.linking, dyad.places) == ("", ("effect", "cause"))
    triad = item("triad")
    assert isinstance(triad, DropDownRationale)
    assert (triad.linking, len(triad.places)) == ("cause", 3)
    text = changed("heat-sentence", ("too-much-heat is-met-by ?", "tendril means ?"))
    assert reason(text, "heat-sentence").startswith("in blank 2 only 0 wrong options of a fitting length")


def test_drag_and_drop() -> None:
    one = item("drag-remedies")
    assert isinstance(one, DragDropCloze)
    assert {token.id for token in one.tokens} == {
        "watering-more",
        "watering-less",
        "moving-to-window",
        "opening-the-roof",
    }
    assert [key.id for key in one.keys] == ["1/moving-to-window", "2/opening-the-roof"]
    filled = made(changed("drag-remedies", ('tokens = ["watering-more", "watering-less"]\n', "")), "drag-remedies")
    assert isinstance(filled, DragDropCloze)
    assert {token.id for token in filled.tokens} == {token.id for token in one.tokens}
    text = changed("drag-remedies", ("too-much-heat is-met-by ?", "too-little-light is-met-by ?"))
    assert (
        reason(text, "drag-remedies")
        == "its tokens “moving it to a window” and “moving it to a window” are the same thing"
    )
    text = changed("drag-remedies", ('"watering-more", "watering-less"]', '"soft-roots", "limp-leaves"]')).replace(
        'for = "too-little-light is-met-by ?"', 'for = "too-much-water shows-as ?"\nkey = "green-crust"', 1
    )
    assert "fit blank 1" in reason(text, "drag-remedies")


def test_drag_and_drop_in_a_teachers_words() -> None:
    listed = (
        'facts = ["G3"]\n[[item.part]]\nid = 1\n'
        'options = [{ text = "Light", right = true, because = "It lacks light." }, '
        '{ text = "Salt", because = "Salt helps nothing." }]\n'
        '[[item.part]]\nid = 2\nfor = "too-much-heat is-met-by ?"\n'
        'wrong = [{ text = "shutting the door", because = "That keeps heat in." }]\n\n'
    )
    head = 'id = "drag-remedies"\nkind = "drag_drop_cloze"\ntopic = "climate"\nstem = "Complete."\ntext = "{1}. {2}."\n'
    text = greenhouse_text((block("drag-remedies"), f"[[item]]\n{head}{listed}"))
    one = made(text, "drag-remedies")
    assert isinstance(one, DragDropCloze)
    assert {token.text for token in one.tokens} == {"Light", "Salt", "Opening the roof", "Shutting the door"}
    reasons = {option.id: option.rationale for option in one.options if not option.correct}
    assert reasons["1/1:option:2"] == "Salt helps nothing."
    assert (
        reasons["2/1:option:2"]
        == "Too much heat scorches the edges of leaves and makes flowers drop; the roof is opened."
    )
    assert reasons["2/2:wrong:1"] == "That keeps heat in."
    assert reasons["1/opening-the-roof"] == "It lacks light."
    alone = listed.partition("[[item.part]]\nid = 2")[0]
    text = greenhouse_text((block("drag-remedies"), f"[[item]]\n{head.replace('{1}. {2}.', '{1}.')}{alone}\n"))
    assert reason(text, "drag-remedies") == "it has only 2 tokens; four are needed: list more under `tokens`"


def test_steps_in_order() -> None:
    one = item("stages")
    assert isinstance(one, OrderedResponse)
    assert one.order == ("sowing", "sprouting", "potting", "staking")
    for seed in SEEDS:
        assert tuple(option.id for option in item("case-5", seed).options) != ("sprouting", "potting", "staking")
    text = greenhouse_text(('"tendril means holds-on"', '"tendril means holds-on", "staking comes-before sprouting"'))
    found = [one for one in made_of(parse_deck(text, "d", FIGURES), 0) if isinstance(one, ItemNotMade)]
    assert found[0].reason == (
        "the facts contradict each other: G6 puts “the stem is tied to a stake” before “the first leaves show”"
    )
    assert {one.item for one in found} == {"stages", *(f"case-{step}" for step in range(1, 7))}
    assert found[1].reason == "“case-5” of the same case cannot be made"


def test_a_link_between_steps_that_has_gone() -> None:
    """Not in a file, which would not be loaded, but a deck may be made in other ways."""
    deck = greenhouse()
    facts = tuple(replace(fact, claims=()) if fact.id == "G5" else fact for fact in deck.facts)
    found = [one for one in written_items(replace(deck, facts=facts), 0) if isinstance(one, ItemNotMade)]
    assert found[0].reason == "no fact says that “the first leaves show” follows “the seed is sown”"


def test_a_deck_whose_claims_have_gone_makes_nothing_up() -> None:
    deck = greenhouse()
    bare = replace(deck, facts=tuple(replace(fact, claims=()) for fact in deck.facts))
    reasons = {one.item: one.reason for one in written_items(bare, 0) if isinstance(one, ItemNotMade)}
    assert set(reasons) == {one.id for one in deck.items} - {"night-shift", "the-number", "wilting", "a-warm-day"}
    assert reasons["crust"] == reasons["the-word"] == "no fact answers what it asks"
    assert reasons["crust-verdict"] == "its statement is false, and no fact says what is true instead"
    assert reasons["drag-remedies"] == "no fact says what stands in blank 1"
    assert reasons["triad"] == "in blank cause no fact answers what it asks"
    assert reasons["water-signs"].startswith("0 right answers")


def test_keys_whose_claims_have_gone() -> None:
    text = changed(
        "crust", ('for = "? shows-as green-crust"', 'for = "? shows-as green-crust"\nkey = "too-much-water"')
    )
    deck = parse_deck(text, "deck.toml", FIGURES)
    bare = replace(deck, facts=tuple(replace(fact, claims=()) for fact in deck.facts))
    (found,) = (one for one in written_items(bare, 0) if isinstance(one, ItemNotMade) and one.item == "crust")
    assert found.reason == "no fact makes “too much water” right"


def test_matching() -> None:
    one = item("remedies")
    assert isinstance(one, Matching)
    assert [term.id for term in one.terms] == ["too-little-water", "too-much-water", "too-little-light"]
    assert [key.id.partition("/")[2] for key in one.keys] == ["watering-more", "watering-less", "moving-to-window"]
    for seed in SEEDS:
        shown = item("remedies", seed)
        assert isinstance(shown, Matching)
        assert [place.id for place in shown.descriptions][:3] != ["watering-more", "watering-less", "moving-to-window"]
        assert len(shown.descriptions) == 4
    text = changed("remedies", ('"too-little-light"]', '"too-much-heat"]'))
    assert reason(text, "remedies") == "“opening the roof” stands under `extra` and fits “too much heat”"
    text = changed("remedies", ("term is-met-by ?", "term shows-as ?"), ('extra = ["opening-the-roof"]\n', ""))
    assert isinstance(made(text, "remedies"), Matching)  # limp leaves fit two, so others are taken


def test_a_term_without_a_description_of_its_own() -> None:
    text = changed(
        "remedies",
        ("term is-met-by ?", "? shows-as term"),
        ('"too-little-water", "too-much-water", "too-little-light"', '"limp-leaves", "dry-soil", "green-crust"'),
        ('extra = ["opening-the-roof"]\n', ""),
    )
    assert reason(text, "remedies") == (
        "“limp, hanging leaves” has no description of its own: what fits it fits another term too"
    )
    text = changed(
        "remedies",
        ("term is-met-by ?", "term serves-for ?"),
        ('"too-little-water", "too-much-water", "too-little-light"', '"roof", "vent", "door"'),
        ('extra = ["opening-the-roof"]\n', ""),
    )
    assert reason(text, "remedies") == "“roof” has no description of its own: no fact says what fits it"


def test_a_description_of_which_nothing_is_said_gives_its_note() -> None:
    concept = (
        '[[concept]]\nid = "singing"\nkind = "remedy"\nname = "singing to it"\nnote = "It cannot hear."\n\n'
        '[[relation]]\nid = "shows-as"'
    )
    text = changed("remedies", ('["opening-the-roof"]', '["singing"]')).replace(
        '[[relation]]\nid = "shows-as"', concept, 1
    )
    assert {one.rationale for one in made(text, "remedies").options if one.concept == "singing"} == {"It cannot hear."}


def test_highlighted_phrases() -> None:
    one = item("find-the-heat")
    assert isinstance(one, HighlightText)
    assert "".join(segment.text for segment in one.passage) == (
        "Today there were brown edges, dry soil, pale leaves and fallen flowers."
    )
    assert [(option.id, option.text, option.correct) for option in one.options] == [
        ("scorched-edges", "brown edges", True),
        ("dry-soil", "dry soil", False),
        ("pale-leaves", "pale leaves", False),
        ("dropped-flowers", "fallen flowers", True),
    ]
    text = changed("find-the-heat", ("too-much-heat shows-as ?", "too-much-water shows-as ?"))
    assert reason(text, "find-the-heat") == "none of its phrases is right"
    text = changed(
        "find-the-heat",
        ("{dry-soil:dry soil}, {pale-leaves:pale leaves} and", "{limp-leaves:it} and"),
        ("too-much-heat shows", "too-much-water shows"),
        ("{scorched-edges:", "{green-crust:"),
        ("{dropped-flowers:", "{soft-roots:"),
    )
    assert reason(text, "find-the-heat") == "all of its phrases are right"


def test_a_phrase_of_which_nothing_is_said() -> None:
    concept = '[[concept]]\nid = "warts"\nkind = "sign"\nname = "warts"\n\n[[relation]]\nid = "shows-as"'
    text = changed("find-the-heat", ("{pale-leaves:pale", "{warts:pale")).replace(
        '[[relation]]\nid = "shows-as"', concept, 1
    )
    assert reason(text, "find-the-heat").startswith("no fact says where “warts” belongs")
    noted = text.replace('name = "warts"', 'name = "warts"\nnote = "Warts are nothing."', 1)
    noted = noted.replace('id = "find-the-heat"', 'id = "find-the-heat"\nfacts = ["G4"]', 1)
    reasons = {one.id: one.rationale for one in made(noted, "find-the-heat").options}
    assert reasons["warts"] == "Warts are nothing."


def test_hot_spots() -> None:
    one = item("where-is-the-vent")
    assert isinstance(one, HotSpot)
    assert (one.figure, [option.id for option in one.options]) == ("house.svg", ["roof", "vent", "door", "bench"])
    assert [option.rationale for option in one.options if option.id == "roof"] == ["The roof covers the house."]
    skipped = made(changed("where-is-the-vent", ('"house.svg"', '"house.svg"\nskip = ["roof"]')), "where-is-the-vent")
    assert [option.id for option in skipped.options] == ["vent", "door", "bench"]
    assert reason(greenhouse_text(), "where-is-the-vent", figures={}) == (
        "the deck's folder holds no figure called house.svg"
    )
    svg = FIGURES["house.svg"]
    assert reason(greenhouse_text(), "where-is-the-vent", figures={"house.svg": svg.replace(b'"vent"', b'"flap"')}) == (
        "house.svg has no region called “vent”"
    )
    few = svg.replace(b'id="roof"', b'id="sky"').replace(b'id="door"', b'id="soft-roots"')
    assert reason(greenhouse_text(), "where-is-the-vent", figures={"house.svg": few}) == (
        "house.svg has 2 regions that may answer; three are needed"
    )
    two = greenhouse_text(('"door serves-for letting-people-in"', '"door serves-for letting-hot-air-out"'))
    assert reason(two, "where-is-the-vent") == "more than one region of house.svg is right: vent, door"


def test_filled_in_words_and_numbers() -> None:
    word, number = item("the-word"), item("the-number")
    assert isinstance(word, FillIn)
    assert isinstance(number, FillIn)
    assert word.wanted == WordWanted(accepted=("tendril", "climbing shoot", "tendrils"))
    assert (word.fact, word.facts, word.rationale) == ("G6", ("G6",), greenhouse().fact_by_id[word.fact].statement)
    assert number.wanted == NumberWanted(value=28.0, tolerance=1.0, unit="degrees")
