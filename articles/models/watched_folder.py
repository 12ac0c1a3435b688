"""A folder on the server into which an agency's files are put."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from articles.models.polled import Polled


class WatchedFolder(Polled):
    path = models.CharField(
        max_length=500,
        unique=True,
        help_text="Files left alone for a minute are imported and moved to its done/ or failed/.",
    )
    minutes = models.PositiveIntegerField(
        "every … minutes",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(10_080)],
        help_text="Longer while the folder can't be read: doubled each time, up to a day.",
    )

    class Meta:
        ordering = ["path"]

    def __str__(self):
        return self.path
