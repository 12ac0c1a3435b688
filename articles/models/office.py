"""A post, and who held it from when to when."""

from django.db import models
from django.db.models import F, Q


class Office(models.Model):
    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100, help_text="In plain lower-case words: foreign minister.")
    titles = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Precision(models.TextChoices):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class TenureQuerySet(models.QuerySet):
    def in_office_on(self, day):
        return self.filter(Q(start__lte=day), Q(end__isnull=True) | Q(end__gte=day))

    def newest_first(self):
        return self.select_related("office", "country", "institution").order_by("-start", "-pk")


class Tenure(models.Model):
    """`start` and `end` are the first and last days possible; the precision says how much of them is known."""

    official = models.ForeignKey("articles.Official", on_delete=models.CASCADE, related_name="tenures")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tenures")
    country = models.ForeignKey(
        "articles.Country", null=True, blank=True, on_delete=models.PROTECT, related_name="tenures"
    )
    institution = models.ForeignKey(
        "articles.Institution", null=True, blank=True, on_delete=models.PROTECT, related_name="tenures"
    )
    title = models.CharField(max_length=200)
    start = models.DateField()
    start_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    end = models.DateField(null=True, blank=True, help_text="Empty while in office.")
    end_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    source_title = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        ordering = ["-start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="tenure_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(country__isnull=False, institution__isnull=True)
                | Q(country__isnull=True, institution__isnull=False),
                name="tenure_of_country_or_body",
            ),
            models.UniqueConstraint(
                fields=["official", "office", "country", "start"],
                condition=Q(country__isnull=False),
                name="tenure_of_country_once",
            ),
            models.UniqueConstraint(
                fields=["official", "office", "institution", "start"],
                condition=Q(institution__isnull=False),
                name="tenure_of_body_once",
            ),
        ]

    def __str__(self):
        return f"{self.official}: {self.title_and_place}, {self.period}"

    @property
    def place(self):
        return self.country or self.institution

    @property
    def names_its_place(self) -> bool:
        """Whether the title says already of what: "President of Russia", "President of the United States"."""
        return str(self.place) in self.title

    @property
    def title_and_place(self) -> str:
        return self.title if self.names_its_place else f"{self.title}, {self.place}"

    @property
    def period(self) -> str:
        """ "March 2004 to today": to the day, month or year that is known."""
        end = "today" if self.end is None else _at_precision(self.end, self.end_precision)
        return f"{_at_precision(self.start, self.start_precision)} to {end}"


def _at_precision(day, precision: str) -> str:
    if precision == Precision.DAY:
        return f"{day.day} {day:%B %Y}"
    return f"{day:%B %Y}" if precision == Precision.MONTH else str(day.year)
