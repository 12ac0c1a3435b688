"""What came in, from where, with what result."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse

from articles.formats.types import SourceDocument
from articles.models.json_text import JSONTextField

SILENCE = timedelta(minutes=2)  # who works at a batch gives a sign of life much more often


class BatchState(models.TextChoices):
    STAGING = "staging", "Being read"
    PREVIEW = "preview", "Waiting for a decision"
    RUNNING = "running", "Being imported"
    DONE = "done", "Imported"
    STOPPED = "stopped", "Stopped before its end"
    DISCARDED = "discarded", "Discarded"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"


AT_WORK = (BatchState.STAGING, BatchState.RUNNING, BatchState.UNDOING)


class ImportBatch(models.Model):
    origin = models.CharField(max_length=200, help_text="Pasted, uploaded, or the command's paths.")
    state = models.CharField(max_length=9, choices=BatchState, default=BatchState.PREVIEW)
    source = models.ForeignKey("articles.Source", null=True, blank=True, on_delete=models.PROTECT)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    ticket = models.UUIDField(null=True, unique=True, editable=False)  # of the form: sent twice, it is one batch
    decided_as = models.CharField(max_length=10, blank=True, editable=False)  # the state that its stories get
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    beat_at = models.DateTimeField(null=True, editable=False)  # the last sign of life of who works at it
    columns_found = models.JSONField(default=list, editable=False)  # names, of its tables and files of JSON
    columns = models.JSONField(default=dict, editable=False)  # field to column, "" for none, where staff chose
    remarks = models.JSONField(default=list, editable=False)  # sentences on its files: how their columns were taken
    trouble = models.TextField(blank=True, editable=False)  # what broke the work off

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name_plural = "import batches"

    def __str__(self):
        return f"{self.origin}, {self.started_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self):
        return reverse("admin:import_preview", args=[self.pk])

    @property
    def at_work(self) -> bool:
        return self.state in AT_WORK

    def is_silent(self, now: datetime) -> bool:
        """Whether whoever should work at it has given no sign of life for too long."""
        return self.at_work and now - (self.beat_at or self.started_at) > SILENCE

    def counts(self) -> dict[str, int]:
        """How many items have each result, 0 where none has, and `all`."""
        found = dict(self.items.order_by().values_list("result").annotate(number=models.Count("pk")))
        return {result: found.get(result, 0) for result in Result.values} | {"all": sum(found.values())}


class Result(models.TextChoices):
    PENDING = "pending", "Waiting"
    CREATED = "created", "New story"
    VERSION = "version", "New version"
    UNCHANGED = "unchanged", "Already here"
    FAILED = "failed", "Not imported"
    SKIPPED = "skipped", "Left out"
    UNDONE = "undone", "Taken back"


class ImportItem(models.Model):
    batch = models.ForeignKey(
        ImportBatch,
        on_delete=models.CASCADE,
        related_name="items",
        db_index=False,  # item_result serves
    )
    name = models.CharField(max_length=300, help_text="The file's name.")
    result = models.CharField(max_length=9, choices=Result, default=Result.PENDING)
    reason = models.TextField(blank=True)
    article = models.ForeignKey(
        "articles.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="import_items"
    )
    sha256 = models.CharField(max_length=64, blank=True, editable=False)  # of what was staged, and of a version
    chosen = models.BooleanField(default=True, editable=False)
    # What importing it would come to, told when it was staged.
    expected = models.CharField(max_length=9, choices=Result, blank=True, editable=False)
    # Only while the batch waits for a decision, and of what failed then:
    text = models.TextField(blank=True, editable=False)
    particulars = JSONTextField(default=dict, editable=False)  # what else the file says, as SourceDocument has it
    url = models.URLField(max_length=1000, blank=True)
    given_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["batch", "result"], name="item_result")]

    def __str__(self):
        return self.name

    def document(self) -> SourceDocument:
        """The source document as it was staged."""
        known = dict(self.particulars)
        at = known.pop("published_at", None)
        return SourceDocument(
            name=self.name,
            text=self.text,
            format=known.pop("format", "plain text"),
            url=self.url,
            published=self.given_date,
            published_at=datetime.fromisoformat(at) if at else None,
            remarks=tuple(known.pop("remarks", ())),
            **known,
        )

    def keep_document(self, document: SourceDocument) -> None:
        """Everything that the document says; an address that is none of the web is the caller's to leave out."""
        kept = (
            *("format", "section", "headline", "byline", "source", "language", "identity", "version"),
            *("keyword", "marks", "notice"),
        )
        self.text, self.url, self.given_date = document.text, document.url, document.published
        self.particulars = {name: value for name in kept if (value := getattr(document, name))}
        if document.published_at:
            self.particulars["published_at"] = document.published_at.isoformat()
        if document.remarks:
            self.particulars["remarks"] = list(document.remarks)

    def forget_document(self) -> None:
        self.text, self.particulars, self.url, self.given_date = "", {}, "", None
