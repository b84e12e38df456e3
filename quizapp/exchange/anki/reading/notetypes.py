"""Note types and decks from a collection, of either schema, checked: all of it may be made up.

Schema 11 has them as JSON in ``col``; schema 18 as rows with protobuf beside them, see
https://github.com/ankitects/anki/blob/main/proto/anki/notetypes.proto and decks.proto.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from quizapp.exchange.anki.reading.limits import MOST_FIELDS, MOST_TEMPLATES
from quizapp.exchange.anki.reading.values import ForeignDeck, NoteType, Template, TypeKind
from quizapp.exchange.anki.reading.wire import fields, text, whole

LEVELS = "\x1f"
"""What divides the levels of a deck's name in schema 18."""

_LONGEST_NAME = 1_000


def type_from_json(record: Any) -> NoteType:
    """A note type of schema 11. Raises ValueError, TypeError or KeyError for anything else."""
    known = _object(record)
    flds = sorted((_object(one) for one in _list(known["flds"])), key=lambda one: _int(one.get("ord", 0)))
    tmpls = sorted((_object(one) for one in _list(known["tmpls"])), key=lambda one: _int(one.get("ord", 0)))
    if not 0 < len(flds) <= MOST_FIELDS or not 0 < len(tmpls) <= MOST_TEMPLATES:
        raise ValueError("a note type without fields or templates, or with too many")
    return NoteType(
        mid=_int(known["id"]),
        name=_name(known["name"]),
        kind=TypeKind.CLOZE if known.get("type") == 1 else TypeKind.NORMAL,
        mod=_int(known.get("mod", 0)),
        fields=tuple(_name(one["name"]) for one in flds),
        templates=tuple(
            Template(name=_name(one["name"]), front=_text(one["qfmt"]), back=_text(one["afmt"])) for one in tmpls
        ),
        record={**known, "flds": flds, "tmpls": tmpls},
    )


def type_from_rows(
    head: tuple[int, str, int, bytes], flds: Iterable[tuple[str, bytes]], tmpls: Iterable[tuple[str, bytes]]
) -> NoteType:
    """A note type of schema 18: (id, name, changed, config), then (name, config) of fields and templates in order."""
    mid, name, mod, config = head
    record = {
        "id": mid,
        "name": name,
        "type": 1 if whole(config, 1) == 1 else 0,
        "mod": mod,
        "usn": -1,
        "sortf": whole(config, 2),
        "did": whole(config, 4) or None,
        "css": text(config, 3),
        "latexPre": text(config, 5),
        "latexPost": text(config, 6),
        "latexsvg": bool(whole(config, 7)),
        "req": [],
        "originalStockKind": whole(config, 9),
        "flds": [_field(ord_, one, raw) for ord_, (one, raw) in enumerate(flds)],
        "tmpls": [_template(ord_, one, raw) for ord_, (one, raw) in enumerate(tmpls)],
    }
    return type_from_json(record)


def deck_from_json(record: Any) -> ForeignDeck:
    """A deck of schema 11."""
    known = _object(record)
    kept = {name: known[name] for name in ("id", "name", "desc", "mod", "conf", "dyn", "collapsed") if name in known}
    return ForeignDeck(
        did=_int(known["id"]), name=_deck_name(known["name"]), filtered=bool(known.get("dyn")), record=kept
    )


def deck_from_row(row: tuple[int, str, int, bytes]) -> ForeignDeck:
    """A deck of schema 18: id, name, changed, kind."""
    did, name, mod, kind = row
    shown = dict(fields(kind))
    normal, filtered = shown.get(1), 2 in shown
    desc = text(normal, 4) if isinstance(normal, bytes) else ""
    name = _deck_name(name.replace(LEVELS, "::"))
    record = {"id": did, "name": name, "desc": desc, "mod": mod, "dyn": int(filtered)}
    return ForeignDeck(did=did, name=name, filtered=filtered, record=record)


def _field(ord_: int, name: str, config: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "ord": ord_,
        "sticky": bool(whole(config, 1)),
        "rtl": bool(whole(config, 2)),
        "font": text(config, 3) or "Arial",
        "size": whole(config, 4) or 20,
        "description": text(config, 5),
        "plainText": bool(whole(config, 6)),
        "collapsed": bool(whole(config, 7)),
        "excludeFromSearch": bool(whole(config, 8)),
        "media": [],
    }


def _template(ord_: int, name: str, config: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "ord": ord_,
        "qfmt": text(config, 1),
        "afmt": text(config, 2),
        "bqfmt": text(config, 3),
        "bafmt": text(config, 4),
        "did": whole(config, 5) or None,
        "bfont": text(config, 6),
        "bsize": whole(config, 7),
    }


def _deck_name(name: Any) -> str:
    levels = (" ".join(level.split()) for level in _name(name).split("::"))
    return "::".join(level or "blank" for level in levels)


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _int(value: Any) -> int:
    number = int(value or 0)
    if not -(1 << 63) <= number < 1 << 63:
        raise ValueError("a number out of bounds")
    return number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value.encode("utf-8", "replace").decode()  # lone surrogates of JSON cannot be stored


def _name(value: Any) -> str:
    return _text(value)[:_LONGEST_NAME]
