"""What travels to and fro in files."""
