"""How quizzes are made, sat and counted."""
