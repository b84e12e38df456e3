"""What leaves the profile: which cards, their answers, how many."""
