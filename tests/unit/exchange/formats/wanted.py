"""What an XML document may hold, in words of our own, and what a document has against it.

Children are a pattern over names, in which each name is followed by a space.
"""

import re
from collections import Counter
from dataclasses import dataclass
from xml.etree import ElementTree as Xml


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an element may hold. Attributes in ``must`` stand on every such element, those in ``may`` on some."""

    children: str = ""
    must: dict[str, re.Pattern[str]]
    may: dict[str, re.Pattern[str]]
    text: bool = False


def wanted(children: str = "", *, text: bool = False, **attributes: re.Pattern[str]) -> Wanted:
    """What an element may hold; attributes that may be missing end in an underscore."""
    must = {name: kind for name, kind in attributes.items() if not name.endswith("_")}
    may = {name[:-1]: kind for name, kind in attributes.items() if name.endswith("_")}
    return Wanted(children=children, must=must, may=may, text=text)


def plain(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def faults_of(one: Xml.Element, known: dict[str, Wanted]) -> list[str]:
    """What an element itself, without what is in it, has against what is known."""
    name = plain(one.tag)
    if name not in known:
        return [f"{name} is not known"]
    asked = known[name]
    found = []
    children = "".join(plain(child.tag) + " " for child in one)
    if not re.fullmatch(asked.children, children):
        found.append(f"{name} holds {children or 'nothing'}")
    if not asked.text and ((one.text or "").strip() or any((child.tail or "").strip() for child in one)):
        found.append(f"{name} holds text")
    given = {key: value for key, value in one.attrib.items() if not key.startswith(("{", "xmlns", "xsi:"))}
    found.extend(f"{name} has no {key}" for key in asked.must.keys() - given.keys())
    kinds = asked.must | asked.may
    for key, value in given.items():
        if key not in kinds:
            found.append(f"{name} may have no {key}")
        elif not kinds[key].fullmatch(re.sub(r"[\r\n\t]", " ", value)):
            found.append(f"{name} has {key}={value!r}")
    return found


def every(root: Xml.Element, name: str) -> list[Xml.Element]:
    """The elements of a name, in any depth."""
    return [one for one in root.iter() if plain(one.tag) == name]


def twice(names: list[str], what: str) -> list[str]:
    """Names that stand more than once."""
    return [f"{what} {name} stands twice" for name, number in Counter(names).items() if number > 1]
