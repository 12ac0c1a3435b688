"""JSON that nothing in it is asked for: kept as its text on either database."""

from __future__ import annotations

import json
from typing import NoReturn

from django.core.exceptions import FieldError
from django.db import models


class JSONTextField(models.JSONField):
    """A JSONField whose column on PostgreSQL is text, as on SQLite: its jsonb takes three times the room of a list of
    spans, and has to be made for each of a story's dozen."""

    def db_type(self, connection):
        return "text"

    def get_db_prep_value(self, value, connection, prepared=False):
        if isinstance(value, models.Value):
            value = value.value
        elif hasattr(value, "as_sql"):
            return value
        return json.dumps(value, cls=self.encoder)

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else self._refuse(lookup_name)

    def get_transform(self, name):
        self._refuse(name)

    def _refuse(self, asked: str) -> NoReturn:
        raise FieldError(f"{self.name}__{asked} can't be asked: {self.model.__name__}.{self.name} is kept as text.")
