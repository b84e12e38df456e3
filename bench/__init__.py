"""Benchmarks: each prints figures, peers beside us in the same run. Timings decide no test; the machine is noisy."""
