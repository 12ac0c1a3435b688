"""What a field whose column says nothing to the database has in common."""

from __future__ import annotations

from typing import NoReturn

from django.core.exceptions import FieldError


class Unasked:
    """Before a field's class: nothing can be asked of its column but whether it is null; what can't is told at once."""

    why_not = ""  # the end of the sentence that says so; {column} stands for the model's and the field's name

    def get_lookup(self, lookup_name):
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else self._refuse(lookup_name)

    def get_transform(self, name):
        self._refuse(name)

    def _refuse(self, asked: str) -> NoReturn:
        why_not = self.why_not.format(column=f"{self.model.__name__}.{self.name}")
        raise FieldError(f"{self.name}__{asked} can't be asked: {why_not}")
