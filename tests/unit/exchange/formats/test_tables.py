"""Tables of questions: what is written reads back the same, and whatever else comes in does no harm."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from quizapp.content.facts import DeckId, FactId, WrittenDistractor
from quizapp.errors import Stopped, UserError
from quizapp.exchange.formats import FORMATS, Outgoing, markdown, quizdeck, quizlet, separated, workbook
from quizapp.exchange.formats.columns import rows_of, table_of
from quizapp.exchange.formats.entries import MOST_ENTRIES, Entry, Table, drafts_of, entries_of
from quizapp.exchange.formats.guarding import guarded, unguarded
from quizapp.services._library.deckfiles import read_deck_text

LACTATION = Path(__file__).parents[4] / "decks" / "lactation"
READERS = [FORMATS[name].read for name in ("csv", "tsv", "xlsx", "markdown", "quizlet")]


@pytest.fixture(scope="module")
def outgoing() -> Outgoing:
    return Outgoing(deck=read_deck_text(LACTATION).parse())


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx", "markdown"])
def test_a_deck_comes_home_entry_by_entry(name: str, outgoing: Outgoing) -> None:
    written = FORMATS[name].write(outgoing)  # type: ignore[misc]
    table = FORMATS[name].read(written.content)  # type: ignore[misc]
    assert table.problems == ()
    assert written.number == len(outgoing.deck.facts)
    sent = list(entries_of(outgoing.deck))
    assert [replace(one, row=0) for one in table.entries] == [replace(one, row=0) for one in sent]


@pytest.mark.parametrize("name", [one.id for one in FORMATS.values() if one.told])
def test_what_is_told_before_is_what_is_written(name: str, outgoing: Outgoing) -> None:
    some = [fact.id for fact in outgoing.deck.facts[:3]]
    for wish in (outgoing, replace(outgoing, facts=frozenset(some)), _with_resting(outgoing)):
        told, written = FORMATS[name].told(wish), FORMATS[name].write(wish)  # type: ignore[misc]
        assert (told.number, told.left_out) == (written.number, written.left_out)
        if FORMATS[name].read is not None:
            assert told.number == len({one.fact for one in FORMATS[name].read(written.content).entries})


def _with_resting(outgoing: Outgoing) -> Outgoing:
    deck = outgoing.deck
    return replace(outgoing, deck=replace(deck, resting=frozenset(fact.id for fact in deck.facts[:2])))


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx", "markdown", "quizlet"])
def test_writing_a_long_table_is_told_and_can_be_stopped(name: str, outgoing: Outgoing) -> None:
    facts = tuple(
        replace(fact, id=FactId(f"{fact.id}-{number}")) for number in range(8) for fact in outgoing.deck.facts
    )
    long = replace(outgoing, deck=replace(outgoing.deck, facts=facts, items=()))
    shares: list[float] = []
    FORMATS[name].write(replace(long, tell=shares.append))  # type: ignore[misc]
    assert len(shares) >= 4
    assert shares == sorted(shares)
    assert shares[-1] <= 1.0

    def stop(share: float) -> None:
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        FORMATS[name].write(replace(long, tell=stop))  # type: ignore[misc]


def test_signs_that_no_workbook_can_hold_are_left_out(outgoing: Outgoing) -> None:
    (fact, *_) = outgoing.deck.facts
    odd = replace(outgoing, deck=replace(outgoing.deck, facts=(replace(fact, statement="Milk\x0bmoves."),), items=()))
    assert workbook.read(workbook.write(odd).content).entries[0].statement == "Milkmoves."


def test_a_text_without_a_question_is_named_as_what_quizlet_cannot_have(outgoing: Outgoing) -> None:
    (fact, *_) = outgoing.deck.facts
    bare = replace(fact, asks=(), clozes=())
    (left,) = quizlet.write(replace(outgoing, deck=replace(outgoing.deck, facts=(bare,), items=()))).left_out
    assert (left.name, left.what, left.why) == (fact.id, fact.statement, "has no question with an answer")


def test_a_deck_file_comes_home_whole(outgoing: Outgoing) -> None:
    written = quizdeck.write(outgoing)
    assert quizdeck.read(written.content, "lactation.quizdeck") == outgoing.deck
    assert quizdeck.write(outgoing).content == written.content


# Texts of the Basic Multilingual Plane without controls: what a cell can hold in every program.
texts = st.text(
    st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_characters="\x7f\x85\xa0"), max_size=20
).map(str.strip)
words = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
entries = st.builds(
    Entry,
    row=st.just(0),
    fact=st.one_of(st.just(""), words),
    topic=texts,
    question=texts,
    answer=texts,
    wrong=st.lists(st.builds(WrittenDistractor, text=texts.filter(bool), because=texts), max_size=6).map(tuple),
    gaps=texts,
    statement=texts,
    why=texts,
    hint=texts,
    reverse=st.booleans(),
    tags=st.lists(words, max_size=3, unique=True).map(tuple),
).filter(lambda entry: not entry.is_empty)


@settings(deadline=None)
@given(st.lists(entries, max_size=8))
def test_rows_hold_any_entry(some: list[Entry]) -> None:
    table = table_of(rows_of(some))
    assert [replace(one, row=0) for one in table.entries] == some
    assert table.problems == ()


@given(st.text())
def test_no_cell_begins_like_a_formula_and_each_comes_home(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


@settings(deadline=None, max_examples=200)
@given(content=st.binary(max_size=300), number=st.integers(0, len(READERS) - 1))
def test_rubbish_is_refused_or_read_but_never_crashes(content: bytes, number: int) -> None:
    reader: Callable[[bytes], Table] = READERS[number]  # type: ignore[assignment]
    with contextlib.suppress(UserError):
        assert all(not one.is_empty for one in reader(content).entries)


def test_a_table_without_headings_is_question_answer_tags() -> None:
    table = separated.read(b"Who?,Oxytocin,letdown\nWhat?,Prolactin\n")
    assert [(one.question, one.answer, one.tags) for one in table.entries] == [
        ("Who?", "Oxytocin", ("letdown",)),
        ("What?", "Prolactin", ()),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings_are_found_out(separator: str, encoding: str) -> None:
    rows = [("Front", "Back"), ("Première question?", "Réponse"), ("Zweite Frage?", "Antwort")]
    content = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    assert [(one.question, one.answer) for one in separated.read(content).entries] == rows[1:]


def test_problems_name_their_rows() -> None:
    table = separated.read(b"question,answer,topic\nWho?,Oxytocin,\n,,Letdown\n")
    assert [one.told for one in table.problems] == [
        "Row 3: there is neither a question nor a text with gaps in this row."
    ]


def test_a_table_of_a_million_rows_is_cut_with_a_word() -> None:
    table = table_of((f"{number}?", "yes") for number in range(MOST_ENTRIES + 10))
    assert len(table.entries) == MOST_ENTRIES
    assert "the rest was left" in table.problems[0].sentence


def test_a_formula_in_a_workbook_is_told_and_left_out() -> None:
    book = Workbook()
    book.active.append(["Question", "Answer"])  # type: ignore[union-attr]
    book.active.append(["=1+1", 30.0])  # type: ignore[union-attr]
    book.active.append(["Seconds?", 30.0])  # type: ignore[union-attr]
    content = io.BytesIO()
    book.save(content)
    table = workbook.read(content.getvalue())
    assert [(one.question, one.answer) for one in table.entries] == [("", "30"), ("Seconds?", "30")]
    assert [one.row for one in table.problems] == [2]


def test_a_workbook_of_a_zip_that_nobody_can_read_is_refused() -> None:
    content = bytearray(workbook.template())
    content[content.index(b"PK\x01\x02") + 6] = 176  # the version of zip that is needed: 17.6
    with pytest.raises(UserError, match="no Excel workbook"):
        workbook.read(bytes(content))


def test_a_workbook_that_would_fill_the_memory_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package, package.open("xl/sheet1.xml", "w") as part:
        for _ in range(300):
            part.write(b"\0" * 2**20)
    with pytest.raises(UserError, match="too large"):
        workbook.read(content.getvalue())


def test_entities_that_multiply_are_not_expanded() -> None:
    book = io.BytesIO()
    Workbook().save(book)
    bomb = b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    changed = io.BytesIO()
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, bomb if name == "xl/workbook.xml" else before.read(name))
    with pytest.raises(UserError, match="cannot be read"):
        workbook.read(changed.getvalue())


@pytest.mark.parametrize("name", ["../deck.toml", "/deck.toml", "a/b/deck.toml", "other.toml"])
def test_a_deck_file_is_looked_for_where_it_belongs(name: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr(name, b"[deck]")
    with pytest.raises(UserError, match=r"there is no deck\.toml in it"):
        quizdeck.read(content.getvalue(), "x.quizdeck")


def test_a_deck_file_that_would_fill_the_memory_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package, package.open("deck.toml", "w") as part:
        for _ in range(65):
            part.write(b" " * 2**20)
    with pytest.raises(UserError, match="unpacks to more than 64 MB"):
        quizdeck.read(content.getvalue(), "x.quizdeck")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_mutated_deck_file_is_refused_or_read(data: st.DataObject) -> None:
    from tests import builders

    content = bytearray(quizdeck.write(Outgoing(deck=builders.deck(*builders.capital_facts()))).content)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UserError):
        quizdeck.read(bytes(content), "x.quizdeck")


def test_notes_are_read_as_people_write_them() -> None:
    table = markdown.read(
        b"# Lactation\n\n## Letdown\n\nSome prose that is passed over.\n\n"
        b"**Q:** Which hormone?\n**A:** Oxytocin\nWrong: prolactin -- it makes the milk\nTags: #exam, #ward\n\n"
        b"- What comes first? :: *Suckling*\n\n"
        b"- The milk is moved by ==oxytocin== and made by ==prolactin==.\n\n"
        b"{{c1::Colostrum::first milk}} is called liquid gold.\n\n"
        b"Q: Without an answer?\n\n```\nQ: in code\nA: not read\n```\n"
    )
    assert table.title == "Lactation"
    assert [(one.topic, one.question, one.answer, one.gaps) for one in table.entries] == [
        ("Letdown", "Which hormone?", "Oxytocin", ""),
        ("Letdown", "What comes first?", "*Suckling*", ""),
        ("Letdown", "", "", "The milk is moved by {{1:oxytocin}} and made by {{2:prolactin}}."),
        ("Letdown", "", "", "{{1:Colostrum::first milk}} is called liquid gold."),
    ]
    assert table.entries[0].wrong == (WrittenDistractor(text="prolactin", because="it makes the milk"),)
    assert table.entries[0].tags == ("exam", "ward")
    assert [one.told for one in table.problems] == ["Row 18: there is no answer (A:) to this question."]


@pytest.mark.parametrize(
    "pasted",
    ["Oxytocin\tmoves milk\nProlactin\tmakes milk", "Oxytocin - moves milk\nProlactin - makes milk",
     "Oxytocin,moves milk;Prolactin,makes milk", "Oxytocin :: moves milk\r\nProlactin :: makes milk"],
)  # fmt: skip
def test_quizlet_is_read_whatever_parts_its_cards(pasted: str) -> None:
    table = quizlet.read(pasted.encode())
    assert [(one.question, one.answer) for one in table.entries] == [
        ("Oxytocin", "moves milk"),
        ("Prolactin", "makes milk"),
    ]


def test_a_line_of_quizlet_without_a_definition_is_told() -> None:
    table = quizlet.read(b"Oxytocin\tmoves milk\n\nalone\n")
    assert [one.told for one in table.problems] == ["Row 3: there is no definition on this line."]


def test_entries_of_one_fact_make_one_draft() -> None:
    some = (
        Entry(row=2, fact="F1", question="Who?", answer="Oxytocin", tags=("a",), why="because"),
        Entry(row=3, question="What?", answer="Milk"),
        Entry(row=4, fact="F1", gaps="{{1:Oxytocin}} moves it.", tags=("b", "a")),
        Entry(row=5),
    )
    first, second = drafts_of(some, DeckId("mine"))
    assert first.rows == (2, 4)
    assert first.draft.fact == "F1"
    assert [ask.question for ask in first.draft.asks] == ["Who?"]
    assert first.draft.gaps == ("{{1:Oxytocin}} moves it.",)
    assert first.draft.tags == ("a", "b")
    assert second.draft.fact is None
