"""When a fact that was missed in a quiz is asked again, until it is known to be corrected.

A miss is corrected by recalling the fact, not by having read the answer: seen once, the right answer is soon lost
again. Errors that were made with great certainty are put right most readily when their answer is seen
(hypercorrection: Butterfield and Metcalfe 2001), and come back within a week where they are not tested meanwhile
(Butler, Fazio and Marsh 2011). So they are asked twice, the next day and in a week.
"""

from quizapp.scheduling.day import StudyDay

WITHIN_DAYS = 7
"""So many study days after a miss its fact is asked again at the latest."""


def return_day(missed: StudyDay, recalled: tuple[StudyDay, ...], *, sure: bool) -> StudyDay | None:
    """The study day from which on a missed fact is to be asked again, None once it is corrected.

    ``recalled`` are the days after the miss on which one of the fact's cards was recalled, in their order; ``sure``:
    the wrong answer was given with the highest certainty. Then it takes two such days, otherwise one.
    """
    if not sure:
        return None if recalled else StudyDay(missed + WITHIN_DAYS)
    match recalled:
        case ():
            return StudyDay(missed + 1)
        case (first,):
            return StudyDay(max(missed + WITHIN_DAYS, first + 1))
        case _:
            return None
