"""The Library, and the editor of a fact."""
