from dataclasses import replace

from quizapp.content.fitting import fitting
from tests.builders import ask, deck, fact


def test_what_the_deck_still_has_stays() -> None:
    own = fact(
        "my-1",
        claims=("oslo capital-of norway", "lima capital-of peru"),
        asks=(ask("? capital-of norway"), ask("? capital-of peru", 2), ask("rome capital-of ?", 3)),
    )
    assert fitting(own, deck()) == own


def test_claims_and_asks_about_what_the_deck_lost_rest() -> None:
    without = replace(deck(), concepts=tuple(one for one in deck().concepts if one.id not in {"oslo", "peru"}))
    plain = replace(ask(number=5), query=None, answer="Because.")
    own = fact(
        "my-1",
        claims=("oslo capital-of norway", "lima capital-of peru", "rome capital-of italy"),
        asks=(
            ask("? capital-of norway", 1),  # nothing answers it any more
            ask("? capital-of norway", 2, answer="Oslo"),  # it says so itself
            ask("? capital-of peru", 3),  # what is given is gone
            ask("? capital-of italy", 4),
            plain,
        ),
    )
    shown = fitting(own, without)
    assert [claim.subject for claim in shown.claims] == ["rome"]
    assert [one.id for one in shown.asks] == [2, 4, 5]
    assert [one.id for one in fitting(own, replace(deck(), relations=())).asks] == [5]
