"""Tables, texts and decks that are spoilt: the formats beside Anki's for ``bench/fuzz.py``."""

import io
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from bench.spoiling import HOSTILE, Dice, Format, spoilt_bytes
from quizapp.bootstrap import Services, open_services
from quizapp.exchange.formats import FORMATS as KNOWN
from quizapp.services.tables import read_table
from tests.storage.profiles import TOWNS, write_deck

_XML = (
    '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<c r="A1" t="str"><f>HYPERLINK("http://x/")</f><v>=1+1</v></c>',
    '<row r="99999999"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>',
)
_TOML = ('id = "towns"\n', "[[fact]]\n", 'statement = """', "[deck]\n", "\ud7ff", "[" * 2_000, "a.b.c.d = 1\n")
_CELLS = (
    "=1+1",
    "@SUM(A1)",
    "-1",
    '"',
    '""',
    ",",
    ";",
    "\t",
    "\n",
    "{{1:x}}",
    "{{c1::y}}",
    "==z==",
    ":: ",
    "Q: ",
    "A: ",
)


@cache
def _sound(name: str) -> bytes:
    """A small deck in a format."""
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(Path(folder, "profile"))
        try:
            services.library.load(write_deck(Path(folder, "towns")))
            file = Path(folder, f"sound{KNOWN[name].suffix}")
            services.formats.export(TOWNS, file, name)
            return file.read_bytes()
        finally:
            services.close()


def _spoilt_text(content: bytes, dice: Dice) -> bytes:
    """Bytes spoilt, or cells and lines replaced by what hurts, doubled and mixed, in any encoding."""
    if not dice.randrange(4):
        return spoilt_bytes(content, dice)
    lines = content.decode("utf-8-sig", "replace").splitlines(keepends=True)
    for _ in range(dice.choice((1, 2, 8))):
        at = dice.randrange(len(lines))
        hurts = dice.choice((*HOSTILE, *_CELLS))
        match dice.randrange(4):
            case 0:
                place = dice.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + hurts + lines[at][place:]
            case 1:
                lines[at] = hurts + "\n"
            case 2:
                lines.insert(at, lines[dice.randrange(len(lines))])
            case _:
                lines[at] = "".join(dice.sample(lines[at], len(lines[at])))
    text = "".join(lines)
    return text.encode(dice.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32")), "replace")


def _spoilt_zip(content: bytes, dice: Dice, hurting: tuple[str, ...]) -> bytes:
    """The zip's own bytes, an entry's bytes or name, or something that hurts within a text of it."""
    if not dice.randrange(5):
        return spoilt_bytes(content, dice)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        entries = {name: opened.read(name) for name in opened.namelist()}
    name = dice.choice(list(entries))
    match dice.randrange(4):
        case 0:
            new = dice.choice(
                ("../evil", "/tmp/evil", "a/../../evil", "deck.toml", "xl/worksheets/sheet1.xml", "x/deck.toml")
            )
            entries[new] = entries.pop(name)
        case 1:
            entries[name] = spoilt_bytes(entries[name], dice)
        case _:
            inner = entries[name]
            at = dice.randrange(len(inner) + 1)
            hurts = dice.choice((*hurting, *HOSTILE)).encode("utf-8", "replace")
            entries[name] = inner[:at] + hurts + inner[at + dice.choice((0, 0, 20)) :]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for one, inner in entries.items():
            zipped.writestr(one, inner)
    return written.getvalue()


def _bring_table(services: Services, file: Path, dice: Dice) -> None:
    """A preview now and then, then the import into a new deck or one that is there, then back."""
    table = read_table(file)
    titles = services.library.titles()
    into = dice.choice((None, *sorted(titles)[:1]))
    if not dice.randrange(4):
        services.tables.preview(table, into)
    report = services.tables.bring(table, into, only_new=not dice.randrange(4))
    if report.changes.step is not None and dice.randrange(4):
        services.undo.undo()


def _bring_deck(services: Services, file: Path, _dice: Dice) -> None:
    services.library.read(file)
    services.library.load(file)


def _format(
    name: str,
    spoil: Callable[[bytes, Dice], bytes],
    bring: Callable[[Services, Path, Dice], None] = _bring_table,
) -> Format:
    return Format(ending=KNOWN[name].suffix, sound=partial(_sound, name), spoil=spoil, bring=bring)


FORMATS: Mapping[str, Format] = {
    "CSV": _format("csv", _spoilt_text),
    "TSV": _format("tsv", _spoilt_text),
    "Markdown": _format("markdown", _spoilt_text),
    "Quizlet's text": _format("quizlet", _spoilt_text),
    "workbook": _format("xlsx", partial(_spoilt_zip, hurting=_XML)),
    "quizdeck": _format("quizdeck", partial(_spoilt_zip, hurting=_TOML), _bring_deck),
}
"""Every other format that comes in."""
