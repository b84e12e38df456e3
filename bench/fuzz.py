"""Files spoilt by the thousand, and brought in: none may crash, be brought in half, or write where it should not.

``python -m bench fuzz`` runs ``BENCH_FUZZ`` files (20,000) from the seed ``BENCH_SEED`` (0) on, for at most
``BENCH_FUZZ_SECONDS`` (200). Every file is made by its seed alone, so that a run goes on where another ended, and a
file that did harm is made again by its seed. A format is a line in ``FORMATS``.
"""

import io
import os
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import zstandard

from bench.figures import line
from bench.fuzz_tables import FORMATS as TABLES
from bench.spoiling import HOSTILE, Dice, Format, spoilt_bytes
from quizapp.bootstrap import Services, open_services
from quizapp.errors import UserError
from quizapp.services.importing import Decision, Merge
from tests.unit.exchange.legacy import Note, write_legacy, write_new

_FRESH_AFTER = 400
_SLOW_SECONDS = 10.0


def spoilt_package(content: bytes, dice: Dice) -> bytes:
    """The zip's own bytes, or what is in it: an entry's bytes, its name, the pages of the database."""
    if not dice.randrange(5):
        return spoilt_bytes(content, dice)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        entries = {name: opened.read(name) for name in opened.namelist()}
    name = dice.choice(list(entries))
    if not dice.randrange(8):
        entries[dice.choice(("../evil", "/tmp/evil", "0", "media", "collection.anki21", "a/../../evil"))] = entries.pop(
            name
        )
    else:
        pressed = entries[name].startswith(b"\x28\xb5\x2f\xfd") and dice.randrange(4) > 0
        inner = zstandard.ZstdDecompressor().stream_reader(entries[name]).read() if pressed else entries[name]
        inner = spoilt_bytes(inner, dice)
        entries[name] = zstandard.ZstdCompressor().compress(inner) if pressed else inner
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as zipped, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, inner in entries.items():
            zipped.writestr(name, inner)
    return written.getvalue()


def bring_package(services: Services, file: Path, dice: Dice) -> None:
    """A preview now and then, then the import, then back."""
    if not dice.randrange(4):
        services.importing.preview(file)
    report = services.importing.bring(file, Decision(merge=dice.choice(list(Merge)), progress=dice.random() < 0.8))
    if report.changes.step is not None and dice.randrange(3):
        services.undo.undo()


def package(write: Callable[..., Path], *notes: Note) -> Callable[[], bytes]:
    """A sound package."""

    @cache
    def made() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            media = {"heart.png": _PNG, "q.svg": _SVG}
            return write(Path(folder, "made.apkg"), notes, media).read_bytes()

    return made


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000010000000100802000000909168360000001749444154789c63606018"
    "05a360148c8251300a46c1280000020800019a1f4a4d0000000049454e44ae426082"
)
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><rect class="qshape" x="1" y="1" width="9" height="9"/></svg>'
_STATE = {"type": 2, "queue": 2, "due": 2_500, "ivl": 30, "factor": 2_500, "reps": 7, "data": '{"s":31.2,"d":6.5}'}
_LOG = ((1_700_000_000_000, 3, 10, 0, 2500, 4_000, 0), (1_760_000_000_000, 3, 30, 10, 2500, 5_000, 1))
_IO = "{{c1::image-occlusion:rect:left=.1:top=.1:width=.3:height=.2:oi=1}}"
NOTES = (
    Note(1, ("a<b>x</b>", 'b<img src="heart.png">'), tags=" t::u ", card=_STATE, answers=_LOG),
    Note(2, ("c", "d"), ords=(0, 1)),
    Note(5, ("{{c1::a::hint}} {{c2::b {{c3::c}}}}", "x"), ords=(0, 1, 2)),
    Note(6, (_IO, '<img src="heart.png">', "Head", "", "")),
    Note(7, ("i-ao-1", "H", '<img src="heart.png">', '<img src="q.svg">', "", "", "", "", "", "", "")),
    Note(8, ("Furosemide", "Loop", "40 mg", ""), ords=(0, 1)),
    Note(1, ("plain", "words"), card=_STATE, answers=[(one[0] + 5, *one[1:]) for one in _LOG]),
    Note(1, ("new", "one")),
)


def hostile_notes(dice: Dice) -> tuple[Note, ...]:
    """Notes whose fields, tags and numbers are made to hurt."""
    big = (0, -1, 1 << 62, -(1 << 63), 2**31, 10**12)
    return tuple(
        Note(
            note.mid,
            tuple(dice.choice(HOSTILE) if dice.randrange(2) else value for value in note.fields),
            guid=dice.choice((note.guid, "same", "'\"/::\x1f", "")),
            tags=dice.choice((note.tags, *HOSTILE[:20])),
            ords=tuple(dice.choice((ord_, 0, 9_998, 1 << 40, -3)) for ord_ in note.ords),
            card={
                **_STATE,
                dice.choice(list(_STATE)): dice.choice(big),
                "data": dice.choice(("[]", "{", '{"s":1e999}', "{}")),
            },
            answers=[tuple(dice.choice((value, *big)) for value in one) for one in _LOG],
        )
        for note in NOTES
    )


def made_hostile(write: Callable[..., Path]) -> Callable[[bytes, Dice], bytes]:
    """A package written anew with hostile notes in it."""

    def spoil(_content: bytes, dice: Dice) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            try:
                return write(Path(folder, "made.apkg"), hostile_notes(dice)).read_bytes()
            except (ValueError, OverflowError, ArithmeticError, zipfile.BadZipFile):
                return b""
            except Exception as error:
                if type(error).__module__ == "sqlite3":  # two cards of one id
                    return b""
                raise

    return spoil


FORMATS: Mapping[str, Format] = {
    "apkg, legacy": Format(
        ending=".apkg", sound=package(write_legacy, *NOTES), spoil=spoilt_package, bring=bring_package
    ),
    "apkg, new": Format(ending=".apkg", sound=package(write_new, *NOTES), spoil=spoilt_package, bring=bring_package),
    "apkg, hostile notes": Format(
        ending=".apkg", sound=lambda: b"", spoil=made_hostile(write_legacy), bring=bring_package
    ),
    "apkg, hostile notes, new": Format(
        ending=".apkg", sound=lambda: b"", spoil=made_hostile(write_new), bring=bring_package
    ),
}
"""Every kind of package of Anki's; ``fuzz_tables`` has the other formats."""


def fingerprint(services: Services) -> tuple[object, ...]:
    """What is in the profile, as far as a partial import would change it."""
    database = services._opened.database
    names = [row[0] for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    counts = tuple(
        database.value(f"SELECT count(*) FROM {name}") for name in names if not name.startswith("search_index_")
    )
    texts = database.value(
        "SELECT group_concat(id || front || back || state || coalesce(due_day, '') || flag) FROM cards"
    )
    return (counts, hash(texts))


def run(
    first: int, count: int, seconds: float, formats: Mapping[str, Format] = FORMATS
) -> tuple[int, Counter[str], list[str]]:
    """Brings spoilt files in; gives the next seed, what came of them, and a line for each harm with its seed."""
    outcomes: Counter[str] = Counter()
    harm: list[str] = []
    names = list(formats)
    until = time.monotonic() + seconds
    seed = first
    while seed < first + count and time.monotonic() < until:
        with tempfile.TemporaryDirectory(prefix="fuzz") as folder:
            services = open_services(Path(folder, "profile"))
            try:
                for seed in range(seed, min(first + count, seed + _FRESH_AFTER)):  # noqa: B020 - it goes on
                    if time.monotonic() > until:
                        break
                    outcome = _one(services, seed, names[seed % len(names)], formats, Path(folder), harm)
                    outcomes[outcome] += 1
                else:
                    seed += 1
                faults = services.backup.verify()
                if faults:
                    harm.append(f"before seed {seed}: {faults[:3]}")
            finally:
                services.close()
            strays = {one.name for one in Path(folder).iterdir()} - {"profile"}
            if strays:
                harm.append(f"before seed {seed}: files {sorted(strays)} were written beside the profile")
    return seed, outcomes, harm


def _one(services: Services, seed: int, name: str, formats: Mapping[str, Format], folder: Path, harm: list[str]) -> str:
    one, dice = formats[name], Dice(seed)
    file = folder / f"spoilt{one.ending}"
    file.write_bytes(one.spoil(one.sound(), dice))
    before = fingerprint(services)
    began = time.monotonic()
    try:
        one.bring(services, file, dice)
        outcome = "brought in"
    except UserError:
        outcome = "refused"
        if fingerprint(services) != before:
            harm.append(f"seed {seed} ({name}): refused, and the profile is another")
    except Exception:
        outcome = "crashed"
        harm.append(f"seed {seed} ({name}): {traceback.format_exc().splitlines()[-3:]}")
    if time.monotonic() - began > _SLOW_SECONDS:
        harm.append(f"seed {seed} ({name}): took {time.monotonic() - began:.0f} s")
    file.unlink()
    return outcome


def main() -> None:
    """Runs and prints."""
    first, count = int(os.environ.get("BENCH_SEED", "0")), int(os.environ.get("BENCH_FUZZ", "20000"))
    seconds = float(os.environ.get("BENCH_FUZZ_SECONDS", "200"))

    formats = {**FORMATS, **TABLES}
    ended, outcomes, harm = run(first, count, seconds, formats)
    told = ", ".join(f"{number:,} {outcome}" for outcome, number in outcomes.most_common())
    line(f"spoilt files {first:,} to {ended - 1:,} of {len(formats)} formats", told, "0 crashed")
    line("crashes, partial imports, files that escaped", str(len(harm)), "0")
    for one in harm[:20]:
        print(f"  {one}")
    if ended < first + count:
        print(f"  go on with BENCH_SEED={ended}")
