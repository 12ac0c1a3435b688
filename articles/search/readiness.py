"""What a process holds beside its catalogue, made before anybody needs it."""

from __future__ import annotations

from collections.abc import Iterable

from articles.search.catalogue import current_catalogue
from articles.search.counting import FEW_VALUES
from articles.search.value_column import ValueColumn

MOST_TRIES = 3  # an archive that changes faster than a column is made: then the first who needs it makes it


def make_countable(list_: str, fields: Iterable[str]) -> None:
    """Have at hand by what documents are counted. Questions are answered meanwhile."""
    for field in fields:
        for _try in range(MOST_TRIES):
            if _make_column(list_, field):
                break
    with current_catalogue() as catalogue:
        _ = catalogue.documents[list_].grouped  # made when it is first looked at


def _make_column(list_: str, field: str) -> bool:
    with current_catalogue() as catalogue:
        documents = catalogue.documents[list_]
        if len(documents.values(field)) <= FEW_VALUES:
            return True
        if documents.has_column(field):
            documents.commonness(field)
            return True
        changes, values = documents.changes, documents.values(field).copy()
    column = ValueColumn(values)
    with current_catalogue() as catalogue:
        # Another one after a start anew, or the same with other values: what was made is of none of them.
        if catalogue.documents[list_] is not documents or documents.changes != changes:
            return False
        documents.take_column(field, column)
        documents.commonness(field)
    return True
