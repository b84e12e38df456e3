"""What is printed, before anything is drawn: geometry of sheets, and texts as blocks. ``exchange.pdf`` draws them."""
