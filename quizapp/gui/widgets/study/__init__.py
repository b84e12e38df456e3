"""What studying and planning to study show."""
