"""One question, several engines."""
