"""What a person can do. One call is one transaction is one ``Changes`` value; both faces use the same calls."""
