"""Lists, stories and quotes as data: JSON, CSV, plain text, BibTeX and RIS."""
