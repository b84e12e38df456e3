"""``make bench``: every figure that the README names. ``python -m bench start`` runs one of them."""

import importlib
import sys

PARTS = ("start", "latency", "content", "atsize", "search", "library", "adaptive", "readiness", "exam")


def main() -> int:
    """Runs the parts that are named, or all of them."""
    for part in sys.argv[1:] or PARTS:
        importlib.import_module(f"bench.{part}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
