"""What the numbers are made of."""
