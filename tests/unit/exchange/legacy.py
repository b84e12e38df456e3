"""Packages written by hand, as older Ankis wrote them: schema 11 in a zip. Every part can be spoilt."""

import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import zstandard

CRT = 1_577_858_400  # 2020-01-01 06:00 UTC
SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
    ls integer, conf text, models text, decks text, dconf text, tags text);
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer, tags text, flds text,
    sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer, usn integer,
    type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer,
    odue integer, odid integer, flags integer, data text);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
    factor integer, time integer, type integer);
"""


def model(
    mid: int, name: str, fields: Sequence[str], templates: Sequence[tuple[str, str]], kind: int = 0
) -> dict[str, Any]:
    """A note type of schema 11; templates are front and back."""
    return {
        "id": mid,
        "name": name,
        "type": kind,
        "mod": 1,
        "css": ".card {}",
        "sortf": 0,
        "flds": [{"name": one, "ord": place} for place, one in enumerate(fields)],
        "tmpls": [
            {"name": f"Card {place + 1}", "ord": place, "qfmt": front, "afmt": back}
            for place, (front, back) in enumerate(templates)
        ],
    }


ANSWER = "{{FrontSide}}\n\n<hr id=answer>\n\n"
BASIC = model(1, "Basic", ("Front", "Back"), [("{{Front}}", ANSWER + "{{Back}}")])
REVERSED = model(
    2, "Reversed", ("Front", "Back"), [("{{Front}}", ANSWER + "{{Back}}"), ("{{Back}}", ANSWER + "{{Front}}")]
)
OPTIONAL = model(
    3,
    "Optional",
    ("Front", "Back", "Add Reverse"),
    [("{{Front}}", ANSWER + "{{Back}}"), ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", ANSWER + "{{Front}}")],
)
TYPED = model(
    4, "Typed", ("Front", "Back"), [("{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}")]
)
CLOZE = model(5, "Cloze", ("Text", "Back Extra"), [("{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}")], kind=1)
NATIVE = model(
    6,
    "Image Occlusion",
    ("Occlusion", "Image", "Header", "Back Extra", "Comments"),
    [("{{cloze:Occlusion}}{{Image}}", "{{cloze:Occlusion}}{{Image}}{{Back Extra}}")],
    kind=1,
)
ADD_ON = model(
    7,
    "Image Occlusion Enhanced",
    (
        *("ID (hidden)", "Header", "Image", "Question Mask", "Footer", "Remarks", "Sources", "Extra 1", "Extra 2"),
        *("Answer Mask", "Original Mask"),
    ),
    [("{{#Image}}{{Header}}{{Question Mask}}{{Image}}{{/Image}}", "{{Header}}{{Answer Mask}}{{Image}}")],
)
CUSTOM = model(
    8,
    "Drug",
    ("Name", "Class", "Dose", "Note"),
    [
        (
            "<div class=q>Which class is <b>{{Name}}</b>?</div>{{#Dose}}<i>Dose {{Dose}}</i>{{/Dose}}",
            "{{FrontSide}}<hr id=answer>Class: {{Class}}{{#Note}}<br>{{Note}}{{/Note}}<script>alert(1)</script>",
        ),
        ("{{^Note}}Name one of the class {{Class}}{{/Note}}", "{{FrontSide}}<hr id=answer>{{Name}}"),
    ],
)
TYPES = (BASIC, REVERSED, OPTIONAL, TYPED, CLOZE, NATIVE, ADD_ON, CUSTOM)


@dataclass
class Note:
    """A note with its cards: by default one for each template (of a cloze: ``ords``). ``card`` overrides columns."""

    mid: int
    fields: Sequence[str]
    guid: str = ""
    tags: str = ""
    mod: int = 1_600_000_000
    did: int = 10
    ords: Sequence[int] = (0,)
    card: Mapping[str, Any] = field(default_factory=dict)
    answers: Sequence[tuple[int, ...]] = ()
    """(id, ease, ivl, last ivl, factor, time, type) of the first card."""


DECKS = {10: "Ward::Night", 11: "Ward", 12: "Other"}


def write_legacy(
    file: Path,
    notes: Sequence[Note],
    media: Mapping[str, bytes] | None = None,
    *,
    types: Sequence[Mapping[str, Any]] = TYPES,
    decks: Mapping[int, str] = DECKS,
    sql: Sequence[str] = (),
    name: str = "collection.anki2",
) -> Path:
    """Writes a package; ``sql`` is run on its database at the end."""
    with TemporaryDirectory() as folder:
        inner = Path(folder, "inner.db")
        with closing(sqlite3.connect(inner)) as db:
            db.executescript(SCHEMA)
            listed = {
                str(did): {"id": did, "name": one, "desc": "", "mod": 1, "conf": 1, "dyn": 0}
                for did, one in decks.items()
            }
            models = json.dumps({str(one["id"]): one for one in types})
            db.execute(
                "INSERT INTO col VALUES (1, ?, 1, 1, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')",
                (CRT, json.dumps({"creationOffset": 0}), models, json.dumps(listed)),
            )
            for place, note in enumerate(notes, start=1):
                _put(db, note, place * 1_000)
            for statement in sql:
                db.execute(statement)
            db.commit()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
            written.write(inner, name)
            listed_media = {str(number): one for number, one in enumerate(media or {})}
            written.writestr("media", json.dumps(listed_media))
            for number, content in enumerate((media or {}).values()):
                written.writestr(str(number), content)
    return file


def _put(db: sqlite3.Connection, note: Note, nid: int) -> None:
    db.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, '', 0, 0, '')",
        (nid, note.guid or f"g{nid}", note.mid, note.mod, note.tags, "\x1f".join(note.fields)),
    )
    for ord_ in note.ords:
        columns = {"mod": note.mod, "type": 0, "queue": 0, "due": nid, "ivl": 0, "factor": 0, "reps": 0, "lapses": 0}
        columns |= {"left": 0, "odue": 0, "odid": 0, "flags": 0, "data": ""} | dict(note.card)
        db.execute(
            f"INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, {', '.join('?' * 12)})",
            (nid + ord_, nid, note.did, ord_, *columns.values()),
        )
    for at, ease, *rest in note.answers:
        db.execute("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", (at, nid + note.ords[0], ease, *rest))


# --- the new kind -----------------------------------------------------------------------------------------------------

_MODERN = """
CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer, usn integer,
    config blob);
CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob, PRIMARY KEY (ntid, ord))
    WITHOUT ROWID;
CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, mtime_secs integer, usn integer,
    config blob, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer, usn integer, common blob,
    kind blob);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer, mtime_secs integer, val blob) WITHOUT ROWID;
"""


def message(*fields: tuple[int, int | str | bytes]) -> bytes:
    """A protobuf message of whole numbers and texts."""
    parts = []
    for number, value in fields:
        if isinstance(value, int):
            parts.append(_varint(number << 3) + _varint(value))
        else:
            content = value.encode() if isinstance(value, str) else value
            parts.append(_varint(number << 3 | 2) + _varint(len(content)) + content)
    return b"".join(parts)


def _varint(value: int) -> bytes:
    parts = []
    while value >= 0x80:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def write_new(file: Path, notes: Sequence[Note], media: Mapping[str, bytes] | None = None) -> Path:
    """Writes a package of the new kind: schema 18 and zstd."""
    with TemporaryDirectory() as folder:
        legacy = write_legacy(Path(folder, "legacy.apkg"), notes, media)
        inner = Path(folder, "inner.db")
        with zipfile.ZipFile(legacy) as opened:
            inner.write_bytes(opened.read("collection.anki2"))
        with closing(sqlite3.connect(inner)) as db:
            db.create_collation("unicase", lambda one, other: (one > other) - (one < other))
            db.executescript(_MODERN)
            for one in TYPES:
                config = message((1, one["type"]), (2, 0), (3, one["css"]))
                db.execute("INSERT INTO notetypes VALUES (?, ?, 1, 0, ?)", (one["id"], one["name"], config))
                for place, field_ in enumerate(one["flds"]):
                    row = (one["id"], place, field_["name"], message((3, "Arial"), (4, 20)))
                    db.execute("INSERT INTO fields VALUES (?, ?, ?, ?)", row)
                for place, template in enumerate(one["tmpls"]):
                    config = message((1, template["qfmt"]), (2, template["afmt"]))
                    row = (one["id"], place, template["name"], config)
                    db.execute("INSERT INTO templates VALUES (?, ?, ?, 1, 0, ?)", row)
            for did, name in DECKS.items():
                row = (did, name.replace("::", "\x1f"), b"", message((1, message((1, 1)))))
                db.execute("INSERT INTO decks VALUES (?, ?, 1, 0, ?, ?)", row)
            db.execute("INSERT INTO config VALUES ('creationOffset', 0, 0, ?)", (b"0",))
            db.execute("UPDATE col SET ver = 18, models = '', decks = '', conf = ''")
            db.commit()
        pressed = zstandard.ZstdCompressor()
        entries = [message((1, name), (2, len(content))) for name, content in (media or {}).items()]
        with zipfile.ZipFile(file, "w") as written:
            written.writestr("meta", message((1, 3)))
            written.writestr("collection.anki21b", pressed.compress(inner.read_bytes()))
            written.writestr("media", pressed.compress(b"".join(message((1, entry)) for entry in entries)))
            for number, content in enumerate((media or {}).values()):
                written.writestr(str(number), pressed.compress(content))
    return file
