"""``quizapp pairs``: two tests begun, sat and compared."""

from tests.unit.cli.conftest import Quizapp

SMALL = ("--kind", "single_best_answer", "--length", "4", "--seed", "3")


def sat(quizapp: Quizapp, number: int, *, right: bool) -> None:
    """Answers a quiz of single best answers, all rightly or all wrongly, and closes it."""
    (first,) = quizapp("quiz", "answer", str(number), "1", "--json").records
    for item in range(1, first["of"] + 1):
        (view,) = quizapp("quiz", "answer", str(number), str(item), "--json").records
        keys = {one["id"] for one in quizapp_items(quizapp)[view["item"]["id"]] if one["correct"]}
        chosen = next(one["id"] for one in view["item"]["options"] if (one["id"] in keys) == right)
        assert quizapp("quiz", "answer", str(number), str(item), chosen).status == 0
    assert quizapp("quiz", "finish", str(number)).status == 0


_KNOWN: dict[str, list[dict[str, object]]] = {}


def quizapp_items(quizapp: Quizapp) -> dict[str, list[dict[str, object]]]:
    """The options of every item of the deck by its id."""
    if not _KNOWN:
        _KNOWN.update({one["id"]: one["options"] for one in quizapp("items", "lactation", "--json").records})
    return _KNOWN


def test_two_tests_are_begun_sat_and_compared(quizapp: Quizapp) -> None:
    assert "no tests before and after" in quizapp("pairs", "list", "lactation").out
    (begun,) = quizapp("pairs", "begin", "lactation", *SMALL, "--json").records
    assert (begun["pair"], begun["quiz"]) == (1, 1)
    early = quizapp("pairs", "second", "1")
    assert (early.status, "The first test is not finished." in early.err) == (1, True)
    assert "quizapp quiz sit 1" in quizapp("pairs", "show", "1").out
    sat(quizapp, 1, right=False)
    assert "quizapp pairs second 1" in quizapp("pairs", "list", "lactation").out
    (second,) = quizapp("pairs", "second", "1", "--json").records
    assert second["quiz"] == 2
    assert "quizapp quiz sit 2" in quizapp("pairs", "show", "1").out
    sat(quizapp, 2, right=True)
    (told,) = quizapp("pairs", "show", "1", "--json").records
    assert (told["gain"]["before"], told["gain"]["after"], told["gain"]["change"]) == (0.0, 1.0, 1.0)
    shown = quizapp("pairs", "show", "1").out
    assert shown.startswith("Tests 1: 0 % of the points before, 100 % after; normalised change +1.00")
    assert quizapp("pairs", "list", "lactation", "--json").records == [told]


def test_what_is_not_there_is_said(quizapp: Quizapp) -> None:
    assert "There is no pair of tests 7." in quizapp("pairs", "show", "7").err
    refused = quizapp("pairs", "begin", "lactation", "--length", "100000")
    assert (refused.status, bool(refused.err)) == (1, True)
    assert quizapp("pairs", "begin", "lactation", "--seconds", "0").status == 1
