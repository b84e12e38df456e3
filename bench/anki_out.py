"""Exports of 100,000 notes, without progress and with 1,000,000 reviews, beside the real ``anki`` library's of an equal
collection, and a plain genanki's: time, peak memory, size. ``python -m bench.anki_out [NOTES]``."""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.figures import line, spread
from bench.size import large_collection, large_profile

NOTES = 100_000
ROUNDS = 3

_OURS = """
from quizapp.bootstrap import open_services
services = open_services(Path(sys.argv[1]) / "profile")
import quizapp.exchange.anki.write, genanki
def work(progress, target):
    services.transfer.export_anki("large", target, with_progress=progress)
"""
_ANKI = """
from anki.collection import Collection, ExportAnkiPackageOptions
col = Collection(str(Path(sys.argv[1]) / "collection.anki2"))
def work(progress, target):
    options = ExportAnkiPackageOptions(with_scheduling=progress, with_deck_configs=True, with_media=True, legacy=False)
    col.export_anki_package(out_path=str(target), options=options, limit=None)
"""
_GENANKI = """
import genanki
from bench.size import notes
model = genanki.Model(1, "Basic", [{"name": "F"}, {"name": "B"}], [{"name": "1", "qfmt": "{{F}}", "afmt": "{{B}}"}])
made = [(f"{n.statement} {n.question}", n.answer) for n in notes(int(sys.argv[3]), 1)]
def work(progress, target):
    deck = genanki.Deck(2, "Large")
    for number, fields in enumerate(made):
        deck.add_note(genanki.Note(model=model, fields=list(fields), guid=str(number)))
    genanki.Package(deck).write_to_file(str(target))
"""
_TIMED = """
import sys, time
from pathlib import Path
from bench.figures import peak_mb
{work}
target = Path(sys.argv[1]) / "out.apkg"
start = time.perf_counter()
work(sys.argv[2] == "yes", target)
print(time.perf_counter() - start, peak_mb(), target.stat().st_size / 1e6)
"""


def timed(work: str, folder: Path, notes: int, *, progress: bool) -> tuple[float, float, float]:
    """Seconds, peak memory (MB) and size (MB) of an export in a process of its own."""
    script = _TIMED.format(work=work)
    told = subprocess.run(
        [sys.executable, "-c", script, str(folder), "yes" if progress else "no", str(notes)],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    seconds, peak, size = map(float, told.split())
    return seconds, peak, size


def main(notes: int = NOTES) -> None:
    """Prints the figures; the programs take turns."""
    print(f"Anki packages of {notes:,} notes, n={ROUNDS}, in turn")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        large_profile(folder / "profile", notes, 1)
        collection = large_collection(folder / "collection.anki2", notes, 1)
        if collection is None:
            return
        collection.close()
        for progress, words in ((False, "without progress"), (True, "with 1,000,000 reviews")):
            plain = {} if progress else {"genanki": _GENANKI}
            runs = _in_turn({"ours": _OURS, "anki": _ANKI, **plain}, folder, notes, progress=progress)
            ours, theirs = ([one[0] for one in runs[name]] for name in ("ours", "anki"))
            others = "".join(f"; {name} {median(one[0] for one in runs[name]):.2f} s" for name in plain)
            ratio = f"ratio {median(ours) / median(theirs):.2f}"
            line(f"export {words}", spread(ours, "s"), "<= Anki's", f"anki {spread(theirs, 's')}, {ratio}{others}")
            peaks, sizes = ({name: max(one[at] for one in runs[name]) for name in runs} for at in (1, 2))
            line("  peak memory", f"{peaks['ours']:.0f} MB", "<= 400 MB", f"anki {peaks['anki']:.0f} MB")
            line("  size of the file", f"{sizes['ours']:.1f} MB", "", f"anki {sizes['anki']:.1f} MB")


def _in_turn(
    works: dict[str, str], folder: Path, notes: int, *, progress: bool
) -> dict[str, list[tuple[float, float, float]]]:
    runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            runs[name].append(timed(work, folder, notes, progress=progress))
    return runs


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NOTES)
