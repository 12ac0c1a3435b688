"""By which rule a quote got its speaker, and in which words: many quotes share both."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models

from articles.formats.digest import digest_of
from articles.models.looked_up import look_up
from articles.reading.wordings import Reason


class ReasoningQuerySet(models.QuerySet):
    def numbers_of(self, reasons: Collection[Reason]) -> dict[Reason, int]:
        """Their ids; those that are new are written, whoever else writes them at the same moment."""
        keys = {key_of(*reason): reason for reason in reasons}
        known = dict(look_up(Reasoning, ("sha256", "id"), "sha256", keys))
        if new := sorted(keys.keys() - known.keys()):
            rows = [Reasoning(sha256=key, rule=keys[key][0], wording=keys[key][1]) for key in new]
            self.bulk_create(rows, ignore_conflicts=True)
            known |= look_up(Reasoning, ("sha256", "id"), "sha256", new)
        return {reason: known[key] for key, reason in keys.items()}


class Reasoning(models.Model):
    """A row stays when the quotes that refer to it go: some hundred serve for all that are still to come."""

    rule = models.CharField(max_length=60, editable=False)
    wording = models.TextField(blank=True, editable=False)  # as `articles.reading.wordings` has it
    sha256 = models.CharField(max_length=64, editable=False)  # of both: a wording may be too long for an index

    objects = ReasoningQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256"], name="reasoning_once")]

    def __str__(self):
        return f"{self.rule}: {self.wording}"


def key_of(rule: str, wording: str) -> str:
    return digest_of(f"{rule}\0{wording}")
