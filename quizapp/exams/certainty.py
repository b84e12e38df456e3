"""Certainty-based marking: what an answer earns by how sure it was said to be.

Gardner-Medwin, A. R. (1995). Confidence assessment in the teaching of basic science. *ALT-J* 3 (1), 80–85;
Gardner-Medwin, A. R. (2006). Confidence-based marking: towards deeper learning and better exams. In Bryan and Clegg
(eds.), *Innovative Assessment in Higher Education*. Nothing is won by saying anything but what one thinks: certainty 2
pays best from 2/3 on (0.67), certainty 3 from 4/5 on.
"""

RIGHT = {1: 1, 2: 2, 3: 3}
WRONG = {1: 0, 2: -2, 3: -6}


def certainty_points(certainty: int, *, right: bool) -> int:
    """What an answer earns that was said with a certainty of 1 to 3; only one with every point is right."""
    return (RIGHT if right else WRONG)[certainty]
