"""Keys in what was sent: what no phone may have heard, and no wall have shown, before a question's reveal."""

import json
from collections.abc import Sequence

from quizapp.door.views import compact, question
from quizapp.teaching.plan import Plan, Questions
from quizapp.teaching.results import every_step
from quizapp.teaching.room import Step
from quizapp.teaching.showing import shown, told


class Secrets:
    """The words that only a key tells, of every question of a plan: reasons, why, what is wanted, what places on a
    figure are called. What stands in the open in any question of the plan is no secret."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        items = {step: plan.parts[step[0]].items[step[1]] for step in every_step(plan)}  # type: ignore[union-attr]
        in_the_open = " ".join(compact(question(shown(item, plan.copy))) for item in items.values())
        self._words: dict[Step, tuple[str, ...]] = {}
        for step, item in items.items():
            key = told(item, plan.copy)
            every = {*key.reasons, key.why, key.wanted, *key.names}
            self._words[step] = tuple(
                word
                for word in every
                if len(word) > 5 and json.dumps(word, ensure_ascii=False)[1:-1] not in in_the_open
            )
        self._heard_before: dict[Step, list[int]] = {}
        self._told: set[str] = set()
        self._of: dict[Step, tuple[str, ...]] = dict(self._words)

    @property
    def count(self) -> int:
        """How many words there are to look for."""
        return sum(map(len, self._words.values()))

    def of(self, step: Step) -> Sequence[str]:
        """The words of a question that were not told with another one's key."""
        return [word for word in self._words.get(step, ()) if word not in self._told]

    def before_the_reveal(self, step: Step, heard: Sequence[Sequence[str]]) -> None:
        """Notes how much everybody has heard, before a key is shown."""
        self._heard_before[step] = [len(messages) for messages in heard]
        self._of[step] = tuple(self.of(step))

    def told(self, step: Step) -> None:
        """A key was shown."""
        self._told.update(self._words[step])

    def found(self, heard: Sequence[Sequence[str]]) -> list[str]:
        """What was heard too early; of a test, at all while the session was held."""
        leaks = []
        said = [[_without_own_answers(message) for message in messages] for messages in heard]
        for step, secret in self._of.items():
            is_question = isinstance(self._plan.parts[step[0]], Questions)
            words = secret if is_question else self.of(step)
            for person, messages in enumerate(said):
                early = messages[: self._heard_before[step][person]] if is_question else messages
                leaks += [f"phone {person}, {step}: {word}" for word in words if any(_in(word, one) for one in early)]
                views = [one["room"] for one in map(json.loads, early) if one["t"] == "view"]
                leaks += [
                    f"phone {person}, {step}: told" for one in views if one["step"] == list(step) and "told" in one
                ]
        return leaks


def _without_own_answers(message: str) -> str:
    """What somebody typed themselves is nothing that they were told."""
    told = json.loads(message)
    if "own" not in told:
        return message
    own = {name: part for name, part in told["own"].items() if name not in {"answer", "answers"}}
    return json.dumps(told | {"own": own}, ensure_ascii=False)


def _in(word: str, message: str) -> bool:
    return json.dumps(word, ensure_ascii=False)[1:-1] in message
