"""How well people know what they know."""

import pytest

from quizapp.stats.certainty import Rated, Verdict, certainty_curve


def rated(certainty: int, right: int, wrong: int) -> list[Rated]:
    """Answers with a certainty."""
    return [Rated(certainty=certainty, right=True)] * right + [Rated(certainty=certainty, right=False)] * wrong


def test_the_curve_has_three_points_with_their_ranges() -> None:
    """Wilson's interval of 8 in 10 is 0.490 to 0.943 (Newcombe 1998 gives the formula)."""
    points = certainty_curve([*rated(1, 4, 6), *rated(3, 8, 2)])
    assert [(one.certainty, one.answers, one.share) for one in points] == [(1, 10, 0.4), (2, 0, None), (3, 10, 0.8)]
    assert points[2].likely == (pytest.approx(0.490, abs=1e-3), pytest.approx(0.943, abs=1e-3))
    assert points[1].likely == (0, 1)


@pytest.mark.parametrize(
    ("certainty", "right", "wrong", "verdict"),
    [
        (3, 10, 10, Verdict.TOO_SURE),
        (3, 18, 2, Verdict.FITS),
        (2, 40, 0, Verdict.TOO_DOUBTFUL),
        (2, 15, 5, Verdict.FITS),
        (2, 5, 15, Verdict.TOO_SURE),
        (1, 20, 1, Verdict.TOO_DOUBTFUL),
        (1, 0, 20, Verdict.FITS),
        (3, 0, 4, Verdict.TOO_FEW),
        (3, 0, 0, Verdict.TOO_FEW),
    ],
)
def test_whether_a_certainty_fits(certainty: int, right: int, wrong: int, verdict: Verdict) -> None:
    assert certainty_curve(rated(certainty, right, wrong))[certainty - 1].verdict is verdict


@pytest.mark.parametrize("certainty", [0, 4])
def test_other_certainties_are_refused(certainty: int) -> None:
    with pytest.raises(ValueError, match="a certainty is 1, 2 or 3"):
        Rated(certainty=certainty, right=True)
