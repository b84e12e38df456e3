"""What a quiz is made of before it starts, and what its report says."""
