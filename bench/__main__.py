"""``make bench``: every figure that the README names. ``python -m bench start latency`` runs some parts.

What is set in the environment:

* ``BENCH_ANKI``: a command that opens Anki's window; then its start and its memory are measured beside ours, in turn.
* ``BENCH_LARGE``: a folder in which the profile of 100,000 cards and Anki's equal collection are kept, so that another
  run need not make them (three minutes); without it they are made once for the run and thrown away.
* ``BENCH_FACTS``: so many facts instead of 50,000, to try the bench. ``BENCH_SOAK``: so many answers instead of 20,000.
"""

import importlib
import os
import sys
import tempfile
import time

PARTS = (
    *(
        "start",
        "latency",
        "content",
        "atsize",
        "search",
        "library",
        "adaptive",
        "readiness",
        "exam",
        "sitting",
        "paper",
    ),
    *("anki_out", "anki_in", "killed", "fuzz", "teach", "teach_window", "teach_door"),
)


def main() -> int:
    """Runs the parts that are named, or all of them, each under a heading; a part that breaks down stops no other."""
    parts = tuple(sys.argv[1:]) or PARTS
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        print(f"There is no part {', '.join(unknown)}; there are {', '.join(PARTS)}.")
        return 2
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("BENCH_LARGE", folder)
        for part in parts:
            module = importlib.import_module(f"bench.{part}")
            print(f"\n{part}: {(module.__doc__ or '').splitlines()[0]}")
            print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
            began = time.perf_counter()
            try:
                module.main()
            except Exception as error:  # the other parts are still worth their figures
                failed.append(part)
                print(f"{part} broke down: {error!r}", file=sys.stderr)
            print(f"({time.perf_counter() - began:.0f} s)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
