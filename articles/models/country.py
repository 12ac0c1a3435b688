"""A country of ISO 3166-1, or Kosovo."""

from django.db import models

from articles.models.addresses import address_of
from articles.models.article import Article, number_of_stories


class CountryQuerySet(models.QuerySet):
    def mentioned(self):
        """Countries that a published story mentions."""
        return self.filter(
            pk__in=self.model.objects.filter(mentions__article__in=Article.objects.published()).values("pk")
        )

    def with_story_counts(self):
        """Each with `stories`, the number of published stories that mention it."""
        published = models.Q(mentions__article__in=Article.objects.published())
        return self.annotate(stories=number_of_stories("mentions__article", filter=published))


class Country(models.Model):
    code = models.CharField(max_length=2, unique=True, help_text="ISO 3166-1 alpha-2; XK for Kosovo.")
    alpha3 = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    official_name = models.CharField(max_length=200, blank=True)
    names = models.JSONField(default=list, blank=True)
    short_forms = models.JSONField(default=list, blank=True)
    former_names = models.JSONField(default=list, blank=True)
    adjectives = models.JSONField(default=list, blank=True)
    people = models.JSONField(default=list, blank=True)
    capitals = models.JSONField(default=list, blank=True)
    seats = models.JSONField(default=list, blank=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("country", self.slug)

    def also_called(self) -> list[str]:
        """Every other name by which stories call it, for readers."""
        official = [self.official_name] if self.official_name and self.official_name != self.name else []
        called = {}
        for name in [*official, *self.names, *self.short_forms, *self.former_names]:
            called.setdefault(name.replace("’", "'").casefold(), name)
        called.pop(self.name.casefold(), None)
        return list(called.values())
