"""What an import finds, writes and takes back."""
