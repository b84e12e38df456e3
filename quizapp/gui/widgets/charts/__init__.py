"""Charts, painted: each tells in one sentence what it means, and has its table behind it."""
