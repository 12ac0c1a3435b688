"""JSON that nothing in it is asked for: kept as its text on either database."""

from __future__ import annotations

import json

from django.db import models

from articles.models.unasked import Unasked


class JSONTextField(Unasked, models.JSONField):
    """A JSONField whose column on PostgreSQL is text, as on SQLite: its jsonb takes three times the room of a list of
    spans, and has to be made for each of a story's dozen."""

    why_not = "{column} is kept as text."

    def db_type(self, connection):
        return "text"

    def db_check(self, connection):
        return None  # else SQLite would parse each value: see migration 0021

    def get_db_prep_value(self, value, connection, prepared=False):
        if isinstance(value, models.Value):
            value = value.value
        elif hasattr(value, "as_sql"):
            return value
        return json.dumps(value, cls=self.encoder)
