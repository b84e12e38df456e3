"""A player of QTI 2.1, as far as the items that are written need one: what an answer earns by the item's own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as Xml

Values = list[str]


@dataclass
class Player:
    """One item being played: the responses by their identifiers, and the outcomes."""

    root: Xml.Element
    responses: Mapping[str, Values]
    score: float = 0.0
    feedback: Values = field(default_factory=list)

    def play(self) -> float:
        """The score of the answer."""
        processing = self.root.find("responseProcessing")
        assert processing is not None
        for rule in processing:
            self._run(rule)
        return self.score

    def _run(self, rule: Xml.Element) -> None:
        match rule.tag:
            case "responseCondition":
                tested, *acts = rule[0]
                if self._holds(tested):
                    for act in acts:
                        self._run(act)
            case "setOutcomeValue" if rule.get("identifier") == "SCORE":
                self.score = self._number(rule[0])
            case "setOutcomeValue":
                assert rule.get("identifier") == "FEEDBACK"
                self.feedback = self._list(rule[0])
            case _:
                raise AssertionError(rule.tag)

    def _holds(self, tested: Xml.Element) -> bool:
        match tested.tag:
            case "and":
                return all(self._holds(one) for one in tested)
            case "match":
                given, wanted = (self._list(one) for one in tested)
                return given == wanted if self._is_ordered(tested[0]) else sorted(given) == sorted(wanted)
            case "member":
                return self._list(tested[0])[0] in self._list(tested[1])
            case "equal":
                given, wanted = (self._list(one) for one in tested)
                low, high = (float(one) for one in tested.get("tolerance", "").split())
                return bool(given) and float(wanted[0]) - low <= float(given[0]) <= float(wanted[0]) + high
            case _:
                raise AssertionError(tested.tag)

    def _number(self, expression: Xml.Element) -> float:
        match expression.tag:
            case "sum":
                return sum(self._number(one) for one in expression)
            case "mapResponse":
                return self._mapped(expression.get("identifier", ""))
            case "variable":
                assert expression.get("identifier") == "SCORE"
                return self.score
            case "baseValue":
                return float(expression.text or "")
            case _:
                raise AssertionError(expression.tag)

    def _list(self, expression: Xml.Element) -> Values:
        name = expression.get("identifier", "")
        match expression.tag:
            case "multiple":
                return [value for one in expression for value in self._list(one)]
            case "baseValue":
                return [expression.text or ""]
            case "variable" if name == "FEEDBACK":
                return self.feedback
            case "variable":
                return list(self.responses.get(name, []))
            case "correct":
                return [value.text or "" for value in self._declared(name).findall("correctResponse/value")]
            case _:
                raise AssertionError(expression.tag)

    def _mapped(self, name: str) -> float:
        mapping = self._declared(name).find("mapping")
        assert mapping is not None
        points = float(mapping.get("defaultValue", "0")) * 0
        for value in dict.fromkeys(self.responses.get(name, [])):
            points += self._worth(mapping, value)
        low, high = mapping.get("lowerBound"), mapping.get("upperBound")
        points = max(points, float(low)) if low else points
        return min(points, float(high)) if high else points

    def _worth(self, mapping: Xml.Element, value: str) -> float:
        for entry in mapping:
            key = entry.get("mapKey", "")
            same = key.casefold() == value.casefold() if entry.get("caseSensitive") == "false" else key == value
            if same:
                return float(entry.get("mappedValue", ""))
        return float(mapping.get("defaultValue", "0"))

    def _is_ordered(self, variable: Xml.Element) -> bool:
        return self._declared(variable.get("identifier", "")).get("cardinality") == "ordered"

    def _declared(self, name: str) -> Xml.Element:
        return next(one for one in self.root.findall("responseDeclaration") if one.get("identifier") == name)


def identifiers(root: Xml.Element, response: str, texts: Sequence[str]) -> Values:
    """The identifiers of choices by what stands on them."""
    interaction = next(one for one in root.iter() if one.get("responseIdentifier") == response)
    by_text = {
        (one.text or "").strip(): one.get("identifier", "") for one in interaction.iter() if one.get("identifier")
    }
    return [by_text[text] for text in texts]
