"""How figures are summed up and printed."""

import resource
import statistics
from collections.abc import Sequence
from pathlib import Path


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` (0 to 1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1))]


def line(name: str, figure: str, target: str = "", peer: str = "") -> None:
    """Prints a row of the table of figures."""
    print(f"{name:<52} {figure:<34} {target:<14} {peer}", flush=True)


def spread(values: Sequence[float], unit: str, digits: int = 2) -> str:
    """Median with minimum and maximum."""
    return (
        f"{statistics.median(values):.{digits}f} {unit}"
        f" ({min(values):.{digits}f} to {max(values):.{digits}f}, n={len(values)})"
    )


def peak_mb() -> float:
    """The most memory that this process ever had: on Linux ``getrusage`` tells the parent's too, ``VmHWM`` does not."""
    told = Path("/proc/self/status")
    if told.exists():
        (found,) = (one for one in told.read_text(encoding="ascii").splitlines() if one.startswith("VmHWM:"))
        return int(found.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
