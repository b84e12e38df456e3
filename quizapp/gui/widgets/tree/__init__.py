"""The tree: a branch a topic, a leaf a fact."""
