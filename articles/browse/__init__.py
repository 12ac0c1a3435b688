"""A query string becomes everything that a list shows. Reads only."""
