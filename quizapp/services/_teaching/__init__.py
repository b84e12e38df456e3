"""What sessions need beside their services."""
