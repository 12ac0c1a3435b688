"""Bytes in, source documents out: one file for each wire format."""
