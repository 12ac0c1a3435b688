"""An address that gives stories again and again: a feed, or an agency's list in one of its formats."""

from django.db import models

from articles.models.polled import Polled


class FeedAddress(Polled):
    address = models.URLField(max_length=1000, unique=True, help_text="https://… of an RSS, Atom or JSON feed.")
    whole_pages = models.BooleanField(
        default=False,
        help_text="Ask for each new entry's page too, one at a time; else the feed's own text is kept.",
    )
    # What the last answer said of itself, to ask for changes only.
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=200, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    OUTCOME = [*Polled.OUTCOME, "etag", "last_modified", "sha256"]

    class Meta:
        ordering = ["address"]
        verbose_name_plural = "feed addresses"

    def __str__(self):
        return self.address

    def forget_answer(self) -> None:
        """Ask for the whole next time, whether it changed or not."""
        self.etag = self.last_modified = self.sha256 = ""
