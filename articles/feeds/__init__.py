"""Atom and RSS of every list."""
