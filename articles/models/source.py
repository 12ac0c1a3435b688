"""An agency whose stories the archive keeps."""

from django.db import models
from django.db.models.functions import Coalesce, Lower

from articles.models.addresses import address_of
from articles.models.article import Article, number_of_stories
from articles.models.audience import Audience, Rights


class SourceQuerySet(models.QuerySet):
    def with_story_counts(self):
        """Each with `stories`, the number of its published stories."""
        published = Article.objects.published().filter(source=models.OuterRef("pk")).order_by()
        return self.annotate(
            stories=Coalesce(models.Subquery(published.values("source").annotate(n=number_of_stories()).values("n")), 0)
        )


class Source(models.Model):
    name = models.CharField(max_length=100, help_text="The usual short name, as datelines have it: TASS.")
    slug = models.SlugField(max_length=100, unique=True)
    full_name = models.CharField(max_length=200, blank=True)
    home_page = models.URLField(max_length=500, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC", help_text="An IANA name: Europe/Moscow.")
    boilerplate = models.TextField(blank=True, help_text="Lines that its stories usually carry, one a line.")
    rights = models.CharField(
        max_length=10, choices=Rights, default=Rights.EXCERPT, help_text="What the public may see of its texts."
    )
    is_sample = models.BooleanField(default=False, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="source_name_once"),
            models.CheckConstraint(condition=models.Q(rights__in=Rights.values), name="source_rights_known"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("source", self.slug)

    def shows_text_to(self, audience: str) -> bool:
        """Whether this audience may read its stories whole."""
        return audience == Audience.STAFF or self.rights == Rights.WHOLE

    def shows_quotes_to(self, audience: str) -> bool:
        return audience == Audience.STAFF or self.rights != Rights.HEADLINE
