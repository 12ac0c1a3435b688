"""Countries, bodies, offices and who held which when: facts in data files, each with its source.

`load_reference()` gives them all, once a process.
"""

from articles.reference.loader import load_reference
from articles.reference.types import Body, Country, Institution, Office, Person, Reference, Tenure

__all__ = ["Body", "Country", "Institution", "Office", "Person", "Reference", "Tenure", "load_reference"]
