"""How a day's cards are chosen, shown and answered."""
