"""Requests become pages: each view parses, makes one call and shows."""
