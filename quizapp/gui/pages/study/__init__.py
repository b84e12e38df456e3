"""Study: one card after another."""
