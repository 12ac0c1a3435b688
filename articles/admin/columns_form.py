"""Which column of the uploaded tables holds what, as staff see and change it before anything is imported."""

from django import forms

from articles.formats.columns import USUAL, columns_among
from articles.models import BatchState, ImportBatch

LABELS = {"published": "Day or hour", "url": "Address", "source": "Agency", "identity": "The agency's own number"}


class ColumnsForm(forms.Form):
    """A choice for each part of a story: the columns that were found, the guess or what was chosen before in them."""

    prefix = "column"

    def __init__(self, batch: ImportBatch, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.chosen = batch.columns or columns_among(batch.columns_found, {})
        columns = [("", "—"), *((name, name) for name in batch.columns_found)]
        for field in USUAL:
            self.fields[field] = forms.ChoiceField(
                choices=columns,
                required=False,
                label=LABELS.get(field, field.capitalize()),
                initial=self.chosen.get(field, ""),
            )

    def clean(self):
        chosen = super().clean()
        if "text" in chosen and not chosen["text"]:
            self.add_error("text", "Choose the column that holds the text: without it there is no story.")
        taken: dict[str, str] = {}
        for field, column in list(chosen.items()):
            if column and column in taken:
                other = self.fields[taken[column]].label.lower()
                self.add_error(field, f"“{column}” is chosen for the {other} already.")
            taken.setdefault(column, field)
        return chosen

    @property
    def open(self):
        """Whether it must be seen: something is wrong, or nobody knows where the text is."""
        return bool(self.errors) or not self.chosen.get("text")

    @property
    def summary(self):
        told = [f"{self.fields[field].label.lower()} from “{name}”" for field, name in self.chosen.items() if name]
        return ", ".join(told) or "none is known by its name"


def columns_form(batch: ImportBatch, *args) -> ColumnsForm | None:
    """None where the batch has no columns, or was decided on before: then its files are gone."""
    offered = batch.state == BatchState.PREVIEW and batch.columns_found and not batch.decided_at
    return ColumnsForm(batch, *args) if offered else None
