"""Progress: the tree, the charts, the plan."""
