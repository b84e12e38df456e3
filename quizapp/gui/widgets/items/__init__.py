"""A question on the screen: its frame, its options, what is told of them."""
