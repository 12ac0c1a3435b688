"""A text that a later one replaced: nothing is overwritten."""

import re

from django.db import models

from articles.models.article import Article
from articles.models.json_text import JSONTextField
from articles.models.packed_text import PackedTextField

_MOMENT = re.compile(r"\d{8}T?\d{4,6}|\d{4}-\d\d-\d\dT[\d:.]{5,15}")


def version_rank(version: str) -> float | str:
    """Versions of one story in order: numbers count, "" comes first after a flash, a moment follows an earlier one."""
    if not version:
        return 0.0
    number = version.removeprefix("wire ")
    try:
        return float(number)
    except ValueError:
        return number


def comes_before(version: str, other: str) -> bool:
    """Whether a text of that version is older than the other; where that can't be told, it is not."""
    mine, theirs = version_rank(version), version_rank(other)
    if isinstance(mine, str) and isinstance(theirs, str):
        return bool(_MOMENT.match(mine) and _MOMENT.match(theirs)) and mine < theirs
    if not (isinstance(mine, float) and isinstance(theirs, float)):
        return False
    # A text without a number is the first of a chain, but says nothing beside numbers that a file gave.
    return mine < theirs and (version != "" or other.startswith("wire "))


def in_order(versions):
    """Versions of one story as they follow each other, whenever they came in."""
    ordered = []
    for version in versions:  # few, and mostly in order already
        at = len(ordered)
        while at and comes_before(version.version, ordered[at - 1].version):
            at -= 1
        ordered.insert(at, version)
    return ordered


class ArticleVersion(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(help_text="1 for the first text that arrived.")
    text = PackedTextField(editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    version = models.CharField(max_length=60, blank=True, help_text="What the agency calls it.")
    headline = models.TextField(blank=True)
    particulars = JSONTextField(default=dict, editable=False)  # Article.particulars of the time when it was shown
    arrived_at = models.DateTimeField()
    replaced_at = models.DateTimeField(help_text="Or when it arrived, where a later one was here already.")

    class Meta:
        ordering = ["article", "number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="version_number_once")]

    def __str__(self):
        return f"{self.article_id}, version {self.number}"

    @property
    def label(self) -> str:
        """What the agency calls it, for readers: "lead", "2nd lead, corrected", its own number; "" for a first text."""
        if not self.version.startswith("wire "):
            return self.version
        rank = float(self.version.removeprefix("wire "))
        whole = int(rank // 1)
        names = {-1: "flash", 0: "", 1: "lead", 2: "2nd lead", 3: "3rd lead"}
        name = names.get(whole, f"{whole}th lead")
        return ", ".join(filter(None, [name, "corrected" if rank % 1 else ""]))
