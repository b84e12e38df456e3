"""Exports of 100,000 notes, without progress and with 1,000,000 reviews, beside the real ``anki`` library's of an equal
collection, and a plain genanki's: time, peak memory, size. ``python -m bench.anki_out [NOTES]``."""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import line
from bench.size import make_collection, make_profile

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
import resource, sys, time
from pathlib import Path
{work}
target = Path(sys.argv[1]) / "out.apkg"
for _ in range(int(sys.argv[4])):
    start = time.perf_counter()
    work(sys.argv[2] == "yes", target)
    took, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(took, peak, target.stat().st_size / 1e6)
"""


def timed(work: str, folder: Path, notes: int, *, progress: bool) -> tuple[float, float, float]:
    """Median seconds, peak memory (MB) and size (MB) of some runs in a process of their own."""
    rounds = 1 if progress else ROUNDS
    script = _TIMED.format(work=work)
    told = subprocess.run(
        [sys.executable, "-c", script, str(folder), "yes" if progress else "no", str(notes), str(rounds)],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    runs = sorted(tuple(map(float, one.split())) for one in told.splitlines())
    seconds, _, size = runs[len(runs) // 2]
    return seconds, max(one[1] for one in runs), size


def main(notes: int = NOTES) -> None:
    """Prints the figures."""
    print(f"Anki packages of {notes:,} notes")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_profile(folder / "profile", notes, 1).close()
        make_collection(folder / "collection.anki2", notes, 1).close()
        for progress, words in ((False, "without progress"), (True, "with 1,000,000 reviews")):
            ours = timed(_OURS, folder, notes, progress=progress)
            theirs = timed(_ANKI, folder, notes, progress=progress)
            plain = "" if progress else f"; genanki {timed(_GENANKI, folder, notes, progress=False)[0]:.2f} s"
            line(f"export {words}", f"{ours[0]:.2f} s", "<= Anki's", f"anki {theirs[0]:.2f} s{plain}")
            line("  peak memory", f"{ours[1]:.0f} MB", "<= 400 MB", f"anki {theirs[1]:.0f} MB")
            line("  size of the file", f"{ours[2]:.1f} MB", "", f"anki {theirs[2]:.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NOTES)
