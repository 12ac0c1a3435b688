"""What is looked at again and again: switched on by staff, asked less often while it fails."""

from datetime import datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from articles.models.article import State

LEASE = timedelta(minutes=30)  # who began to ask and did not come back has died
LONGEST_BACK_OFF = timedelta(days=1)
MOST_DOUBLINGS = 8
NOTHING_NEW = "Nothing new."


class PolledQuerySet(models.QuerySet):
    def due(self, now: datetime):
        """Those that are switched on and whose time has come, the longest waiting first."""
        return self.filter(Q(next_at=None) | Q(next_at__lte=now), switched_on=True).order_by(
            F("next_at").asc(nulls_first=True), "pk"
        )

    def claim(self, polled: "Polled", now: datetime) -> bool:
        """Whether this process is the one that asks: of several that try, one is told so."""
        same = self.filter(pk=polled.pk, switched_on=True, next_at=polled.next_at)
        return bool(same.update(next_at=now + LEASE, asked_at=now))

    def ask_soon(self, now: datetime) -> int:
        """Make those that are switched on due at once, whatever put them off; how many."""
        return self.filter(switched_on=True).update(next_at=now)


class Polled(models.Model):
    switched_on = models.BooleanField(default=False, help_text="Nothing is done with it until this is on.")
    source = models.ForeignKey(
        "articles.Source",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The agency; leave it empty where the stories name theirs.",
    )
    keep_as = models.CharField(
        "keep stories as",
        max_length=10,
        choices=[(State.DRAFT, "drafts, for staff to publish"), (State.PUBLISHED, "published at once")],
        default=State.DRAFT,
    )
    minutes = models.PositiveIntegerField(
        "every … minutes",
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(10_080)],
        help_text="Longer while it fails: doubled each time, up to a day.",
    )
    next_at = models.DateTimeField("next time", null=True, editable=False)
    asked_at = models.DateTimeField("last begun", null=True, editable=False)
    answered_at = models.DateTimeField("last done without trouble", null=True, editable=False)
    failures = models.PositiveIntegerField("failures in a row", default=0, editable=False)
    result = models.TextField("last result", blank=True, editable=False)
    batch = models.ForeignKey(
        "articles.ImportBatch",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="last import",
    )

    OUTCOME = ["result", "answered_at", "failures", "next_at", "batch"]

    objects = PolledQuerySet.as_manager()

    class Meta:
        abstract = True

    def save_outcome(self) -> None:
        """Write what happened and nothing else: staff may have changed the row meanwhile."""
        self.save(update_fields=self.OUTCOME)

    def went_well(self, result: str, now: datetime, *, more: bool = False) -> None:
        """Note an answer; `more` says that there is work left, so that the next time is at once."""
        self.result, self.answered_at, self.failures = result, now, 0
        self.next_at = now if more else now + timedelta(minutes=self.minutes)

    def went_wrong(self, reason: str, now: datetime, *, wait: float | None = None) -> None:
        """Note a failure; the next time is twice as far off as the last, and not within `wait` seconds."""
        usual = timedelta(minutes=self.minutes)
        longer = min(usual * 2 ** min(self.failures + 1, MOST_DOUBLINGS), max(LONGEST_BACK_OFF, usual))
        self.result, self.failures = reason, self.failures + 1
        self.next_at = now + max(longer, timedelta(seconds=wait or 0))
