"""What came in, from where, with what result."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class BatchState(models.TextChoices):
    PREVIEW = "preview", "Waiting for a decision"
    RUNNING = "running", "Being imported"
    DONE = "done", "Imported"
    STOPPED = "stopped", "Stopped before its end"
    DISCARDED = "discarded", "Discarded"


class ImportBatch(models.Model):
    origin = models.CharField(max_length=200, help_text="Pasted, uploaded, or the command's paths.")
    state = models.CharField(max_length=9, choices=BatchState, default=BatchState.PREVIEW)
    source = models.ForeignKey("articles.Source", null=True, blank=True, on_delete=models.PROTECT)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name_plural = "import batches"

    def __str__(self):
        return f"{self.origin}, {self.started_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        return reverse("admin:import_preview", args=[self.pk])


class Result(models.TextChoices):
    PENDING = "pending", "Waiting"
    CREATED = "created", "New story"
    VERSION = "version", "New version"
    UNCHANGED = "unchanged", "Already here"
    FAILED = "failed", "Not imported"
    SKIPPED = "skipped", "Left out"


class ImportItem(models.Model):
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="items")
    name = models.CharField(max_length=300, help_text="The file's name.")
    result = models.CharField(max_length=9, choices=Result, default=Result.PENDING)
    reason = models.TextField(blank=True)
    article = models.ForeignKey(
        "articles.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="import_items"
    )
    text = models.TextField(blank=True, editable=False)  # only while the batch waits for a decision
    url = models.URLField(max_length=1000, blank=True)
    given_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name
