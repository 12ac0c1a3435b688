"""One attributed statement."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.models.article import State
from articles.models.audience import Audience, Rights
from articles.models.json_text import JSONTextField
from articles.models.reasoning import Reasoning
from articles.reading.types import BETWEEN_PIECES
from articles.reading.wordings import put_together, take_apart


class QuoteKind(models.TextChoices):
    DIRECT = "direct", "quoted"
    MIXED = "mixed", "quoted in part"
    INDIRECT = "indirect", "reported"


# What an excerpt may show of a story.
WORD_FOR_WORD = (QuoteKind.DIRECT, QuoteKind.MIXED)


class Review(models.TextChoices):
    MACHINE = "machine", "read by rule"
    CONFIRMED = "confirmed", "confirmed by staff"
    CORRECTED = "corrected", "corrected by staff"


class SpeakerType(models.TextChoices):
    PERSON = "person"
    INSTITUTION = "institution"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class QuoteQuerySet(models.QuerySet):
    def in_published_articles(self):
        return self.filter(article__state=State.PUBLISHED)

    def readable_by(self, audience: str):
        """Quotes that the rights of their source let this audience read, published or not."""
        if audience == Audience.STAFF:
            return self
        return self.filter(
            Q(article__source__rights=Rights.WHOLE) | Q(article__source__rights=Rights.EXCERPT, kind__in=WORD_FOR_WORD)
        )

    def visible_to(self, audience: str):
        """What this audience finds in lists: readable quotes of published stories."""
        return self.in_published_articles().readable_by(audience)

    def one_a_group(self):
        """Of the same words in copies of one story, those of the copy that stands first; all others as they are."""
        before = self.order_by().filter(
            article__group=models.OuterRef("article__group"),
            article__standing__lt=models.OuterRef("article__standing"),
            text=models.OuterRef("text"),
        )
        return self.filter(Q(article__group__isnull=True) | ~models.Exists(before))

    def for_lists(self):
        return self.select_related("article__source", "official", "institution", "reasoning").only(
            *[field.name for field in Quote._meta.concrete_fields],
            *[
                f"article__{name}"
                for name in ("headline", "language", "date", "day_text", "date_how", "place", "stable_id")
            ],
            *[f"article__{name}" for name in ("state", "published_at", "changed_at", "url")],
            *[f"article__source__{name}" for name in ("name", "slug", "rights", "is_sample")],
            *[f"official__{name}" for name in ("name", "slug")],
            "institution__name",
            "reasoning__rule",
            "reasoning__wording",
        )

    def newest_first(self):
        return self.order_by(F("article__date").desc(nulls_last=True), "-article_id", "position")

    def oldest_first(self):
        return self.order_by(F("article__date").asc(nulls_last=True), "article_id", "position")

    def about_country(self, country):
        """Quotes in whose words the country is mentioned."""
        return self.filter(pk__in=self.model.objects.filter(mentions__country=country).values("pk"))

    def about_official(self, official):
        return self.filter(pk__in=self.model.objects.filter(mentions__official=official).values("pk"))


class Quote(models.Model):
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="quotes",
        db_index=False,  # quote_position_once serves
    )
    article_length = models.PositiveIntegerField(editable=False)  # lets the database refuse a span out of range
    position = models.PositiveIntegerField(help_text="From 0, in the order of the text.")
    kind = models.CharField(max_length=8, choices=QuoteKind)
    where = models.CharField(max_length=8, default="body")
    text = models.TextField(editable=False)  # the quoted words, else all that is reported; the slices of `text_spans`
    spans = JSONTextField(editable=False)  # all that is attributed
    quoted = JSONTextField(default=list, editable=False)  # between the marks
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    speaker_text = models.TextField(blank=True, editable=False)
    speaker_start = models.PositiveIntegerField(null=True, editable=False)
    speaker_end = models.PositiveIntegerField(null=True, editable=False)
    cue_text = models.CharField(max_length=300, blank=True, editable=False)
    cue_start = models.PositiveIntegerField(null=True, editable=False)
    cue_end = models.PositiveIntegerField(null=True, editable=False)
    speaker_name = models.CharField(max_length=300, blank=True)
    speaker_type = models.CharField(max_length=11, choices=SpeakerType, default=SpeakerType.UNKNOWN)
    official = models.ForeignKey(
        "articles.Official", null=True, blank=True, on_delete=models.PROTECT, related_name="quotes", db_index=False
    )
    institution = models.ForeignKey(
        "articles.Institution", null=True, blank=True, on_delete=models.PROTECT, related_name="quotes", db_index=False
    )
    reasoning = models.ForeignKey(
        Reasoning, null=True, editable=False, on_delete=models.PROTECT, related_name="quotes", db_index=False
    )
    why_day = models.DateField(null=True, editable=False)  # which the reasoning speaks of
    confidence = models.FloatField(default=0, editable=False)
    review = models.CharField(max_length=9, choices=Review, default=Review.MACHINE)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position"]
        indexes = [
            models.Index(fields=["official", "article"], name="quote_of_official", condition=Q(official__isnull=False)),
            models.Index(fields=["institution"], name="quote_of_institution", condition=Q(institution__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="quote_position_once"),
            models.CheckConstraint(condition=Q(kind__in=QuoteKind.values), name="quote_kind_known"),
            models.CheckConstraint(
                condition=Q(start__lt=F("end"), end__lte=F("article_length")), name="quote_span_in_range"
            ),
            models.CheckConstraint(
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(speaker_start__lt=F("speaker_end"), speaker_end__lte=F("article_length")),
                name="quote_speaker_in_range",
            ),
            models.CheckConstraint(
                condition=Q(cue_start__isnull=True, cue_end__isnull=True)
                | Q(cue_start__lt=F("cue_end"), cue_end__lte=F("article_length")),
                name="quote_cue_in_range",
            ),
            models.CheckConstraint(
                condition=Q(official__isnull=True) | Q(institution__isnull=True), name="quote_one_speaker"
            ),
        ]

    def __str__(self):
        return f"{self.speaker_label}: {self.text[:60]}"

    def get_absolute_url(self):
        return reverse("quote", args=[self.pk])

    def is_visible_to(self, audience: str) -> bool:
        """What `QuoteQuerySet.visible_to` asks the database."""
        if not self.article.is_published:
            return False
        whole = self.article.shows_text_to(audience)
        return whole or (self.article.shows_quotes_to(audience) and self.kind in WORD_FOR_WORD)

    @property
    def rule(self) -> str:
        return self.reasoning.rule if self.reasoning_id else ""

    @property
    def why(self) -> str:
        """A sentence for readers; the speaker's naming and his name, set by `explain`, are part of it."""
        if not self.reasoning_id:
            return ""
        named = {"naming": self.speaker_text, "name": self.speaker_name}
        return put_together(self.reasoning.wording, **named, day=self.why_day)

    def explain(self, rule: str, why: str) -> None:
        """Set by which rule the speaker was found and why, once he is set; a wording that is new is written."""
        wording, day = take_apart(why, naming=self.speaker_text, name=self.speaker_name)
        self.reasoning_id = Reasoning.objects.numbers_of([(rule, wording)])[rule, wording]
        self.why_day = day

    @property
    def text_spans(self) -> list:
        """What `text` is made of: the quoted words, else all that is reported."""
        return self.quoted or self.spans

    @property
    def pieces(self) -> list[str]:
        """The verbatim pieces of `text`, one for each of its spans."""
        pieces, at = [], 0
        for start, end in self.text_spans:
            pieces.append(self.text[at : at + end - start])
            at += end - start + len(BETWEEN_PIECES)
        return pieces

    @property
    def is_quoted(self) -> bool:
        return bool(self.quoted)

    @property
    def speaker_label(self) -> str:
        if self.official_id:
            return self.official.name
        if self.institution_id:
            return self.institution.name
        return self.speaker_name or self.speaker_text or "Speaker not told"

    @property
    def urn(self) -> str:
        """Stays with the words and their place, whatever the database calls the row."""
        return f"{self.article.urn}#quote-{self.start}-{self.end}"
