"""Reading other people's Anki packages. Everything in them is taken to be hostile: nothing is run, nothing fetched."""
