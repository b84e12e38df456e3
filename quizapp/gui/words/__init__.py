"""What the window says, where it takes more than a line to say it."""
