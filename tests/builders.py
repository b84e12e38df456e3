"""Small functions that build valid domain objects for tests; whatever a test does not care about has a default."""

from datetime import date
from typing import Any

from quizapp.content.clozes import parse_cloze
from quizapp.content.deck import Deck
from quizapp.content.facts import (
    Ask,
    Claim,
    Concept,
    ConceptId,
    DeckId,
    Fact,
    FactId,
    Query,
    Relation,
    RelationId,
    Side,
    Source,
    Topic,
    TopicId,
    WrittenDistractor,
)

CAPITALS = {"lima": "peru", "oslo": "norway", "rome": "italy", "doha": "qatar"}
"""City and country by id; the names are the ids with a capital. The default deck has a fact for each."""


def claim(text: str) -> Claim:
    """``claim("oslo capital-of norway")``."""
    subject, relation, object_ = text.split()
    return Claim(subject=ConceptId(subject), relation=RelationId(relation), object=ConceptId(object_))


def query(text: str) -> Query:
    """``query("? capital-of norway")``."""
    first, relation, last = text.split()
    blank, given = (Side.SUBJECT, last) if first == "?" else (Side.OBJECT, first)
    return Query(relation=RelationId(relation), blank=blank, given=ConceptId(given))


def concept(name: str, kind: str = "city", **fields: Any) -> Concept:
    """A concept whose id is its name in small letters."""
    return Concept(**{"id": ConceptId(name.casefold().replace(" ", "-")), "kind": kind, "name": name, **fields})


def wrong(*texts: str) -> tuple[WrittenDistractor, ...]:
    """Written distractors, each with a reason."""
    return tuple(WrittenDistractor(text=text, because=f"{text} is not it.") for text in texts)


def ask(for_: str = "? capital-of norway", number: int = 1, **fields: Any) -> Ask:
    """An ask; ``wrong=`` takes texts."""
    fields["wrong"] = wrong(*fields.get("wrong", ()))
    return Ask(**{"id": number, "query": query(for_), "question": f"Which one fits {for_.strip('? ')}?", **fields})


def fact(name: str = "F1", *, claims: tuple[str, ...] = (), clozes: tuple[str, ...] = (), **fields: Any) -> Fact:
    """A fact; claims and clozes are written as in a deck file."""
    return Fact(
        **{
            "id": FactId(name),
            "topic": TopicId("cities"),
            "statement": f"The statement of {name}.",
            "paragraph": 1,
            "claims": tuple(claim(one) for one in claims),
            "clozes": tuple(parse_cloze(one) for one in clozes),
            **fields,
        }
    )


def capital_facts() -> tuple[Fact, ...]:
    """A fact for each capital: ``F1`` says that Lima is the capital of Peru, and so on."""
    return tuple(
        fact(
            f"F{number}",
            claims=(f"{city} capital-of {country}",),
            clozes=(f"The capital of {{{{1:{country.title()}}}}} is {{{{2:{city.title()}}}}}.",),
            asks=(
                ask(
                    f"? capital-of {country}",
                    question=f"Which city is the capital of {country.title()}?",
                    reverse=f"Of which country is {city.title()} the capital?",
                ),
            ),
        )
        for number, (city, country) in enumerate(CAPITALS.items(), start=1)
    )


def deck(*facts: Fact, **fields: Any) -> Deck:
    """A deck of capitals with these facts, or with one for each capital; ``concepts=`` replaces those."""
    capitals = (
        *(concept(city.title()) for city in CAPITALS),
        *(concept(country.title(), "country") for country in CAPITALS.values()),
    )
    return Deck(
        **{
            "id": DeckId("capitals"),
            "title": "Capitals",
            "source": Source(title="Atlas", publisher="Map House", reviewed=date(2024, 2, 29)),
            "topics": (Topic(id=TopicId("cities"), title="Cities"),),
            "concepts": capitals,
            "relations": (
                Relation(
                    id=RelationId("capital-of"),
                    meaning="The city is the seat of government.",
                    subjects=("city",),
                    objects=("country",),
                ),
            ),
            "facts": facts or capital_facts(),
            **fields,
        }
    )


DECK_TEXT = '''
[deck]
id = "capitals"
title = "Capitals"

[source]
title = "Atlas"
publisher = "Map House"
reviewed = 2024-02-29

[[topic]]
id = "cities"
title = "Cities"

[[concept]]
id = "oslo"
kind = "city"
name = "Oslo"
also = ["Christiania"]

[[concept]]
id = "lima"
kind = "city"
name = "Lima"

[[concept]]
id = "rome"
kind = "city"
name = "Rome"
note = "Rome is in Italy."

[[concept]]
id = "norway"
kind = "country"
name = "Norway"

[[concept]]
id = "peru"
kind = "country"
name = "Peru"

[[relation]]
id = "capital-of"
meaning = "The city is the seat of government."
from = ["city"]
to = ["country"]

# The first fact.
[[fact]]
id = "F1"
topic = "cities"
paragraph = 1
statement = "Oslo is the capital of Norway."
why = "Maps mark it with a ring."
true = ["oslo capital-of norway"]
cloze = "The capital of {{1:Norway}} is {{2:Oslo}}."

[[fact.ask]]
id = 1
for = "? capital-of norway"
question = "Which city is the capital of Norway?"
reverse = "Of which country is Oslo the capital?"

[[fact]]
id = "F2"
topic = "cities"
paragraph = 2
statement = "Lima is the capital of Peru."
true = ["lima capital-of peru"]
cloze = [
    "The capital of {{1:Peru}} lies by the sea.",
    """{{2:Lima}} is
    its name.""",
]

[[fact.ask]]
id = 1
for = "lima capital-of ?"
question = "Of which country is Lima the capital?"
level = "application"
wrong = [
    { text = "Chile", because = "Its capital is Santiago." },
    { text = "Spain", because = "Its capital is Madrid." },
]
skip = ["norway"]
card = false

[[fact.ask]]
id = 2
for = "? capital-of peru"
question = "Which city is the capital of Peru?"
answer = "Lima, by the sea"
reverse = "What is Lima?"
reverse_answer = "The capital of Peru"
stem = "Which of these cities is the capital of Peru?"
key = "lima"
item = false
'''
"""A small deck file that uses everything the format has; ``[deck]`` stands in line 2."""
