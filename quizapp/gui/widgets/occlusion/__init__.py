"""Parts of a picture hidden: drawn by hand or by keys."""
