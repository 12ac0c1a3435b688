"""A country, official or institution at a span of a story, and how it was recognised."""

from django.db import models
from django.db.models import F, Q

from articles.models.article import State
from articles.models.audience import Audience, Rights


class MentionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(article__state=State.PUBLISHED)

    def readable_by(self, audience: str):
        """Mentions whose words the rights of their source let this audience read."""
        if audience == Audience.STAFF:
            return self
        return self.filter(article__source__rights__in=[Rights.WHOLE, Rights.EXCERPT])


class Mention(models.Model):
    # Ten a story, read by the story: they stand under it, and have no index of their own beside that.
    pk = models.CompositePrimaryKey("article", "number")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="mentions", db_index=False)
    number = models.PositiveIntegerField(editable=False, help_text="Among the mentions of its story.")
    article_length = models.PositiveIntegerField(editable=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    how = models.CharField(max_length=40)
    country = models.ForeignKey(
        "articles.Country", null=True, blank=True, on_delete=models.PROTECT, related_name="mentions", db_index=False
    )
    official = models.ForeignKey(
        "articles.Official", null=True, blank=True, on_delete=models.PROTECT, related_name="mentions", db_index=False
    )
    institution = models.ForeignKey(
        "articles.Institution", null=True, blank=True, on_delete=models.PROTECT, related_name="mentions", db_index=False
    )
    office = models.CharField(max_length=300, blank=True, help_text="The post, as the story words it.")
    quote = models.ForeignKey(
        "articles.Quote",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="mentions",
        help_text="The quote in which it stands.",
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start"]
        # Of each mention three of the four are empty.
        indexes = [
            models.Index(fields=["country", "article"], name="mention_of_country", condition=Q(country__isnull=False)),
            models.Index(
                fields=["official", "article"], name="mention_of_official", condition=Q(official__isnull=False)
            ),
            models.Index(fields=["institution"], name="mention_of_institution", condition=Q(institution__isnull=False)),
            models.Index(fields=["quote"], name="mention_in_quote", condition=Q(quote__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end"), end__lte=F("article_length")), name="mention_span_in_range"
            ),
            models.CheckConstraint(
                condition=Q(country__isnull=False, official__isnull=True, institution__isnull=True)
                | Q(country__isnull=True, official__isnull=False, institution__isnull=True)
                | Q(country__isnull=True, official__isnull=True, institution__isnull=False),
                name="mention_of_one_thing",
            ),
        ]

    def __str__(self):
        return self.text
