"""A person who holds or held a public office or speaks for a public body, and every attested spelling."""

from django.db import models
from django.db.models import Q

from articles.models.addresses import address_of
from articles.models.article import Article, number_of_stories
from articles.models.audience import Audience
from articles.models.mention import Mention
from articles.models.quote import Quote


class OfficialQuerySet(models.QuerySet):
    def current(self):
        """Without those merged into another."""
        return self.filter(merged_into__isnull=True)

    def left_over(self):
        """Met in a story that no longer names them, and known in no other way."""
        met = self.filter(from_story=True, mentions__isnull=True, quotes__isnull=True)
        return met.filter(tenures__isnull=True, merged__isnull=True, merged_into__isnull=True)

    def in_the_news(self):
        """Officials whom a published story mentions or quotes."""
        # Two questions, not one over both tables: that would pair each mention of an official with each of his quotes.
        named = Mention.objects.published().filter(official__isnull=False)
        quoted = Quote.objects.in_published_articles().filter(official__isnull=False)
        seen = Q(pk__in=named.values("official")) | Q(pk__in=quoted.values("official"))
        return self.current().known_to(Audience.PUBLIC).filter(seen)

    def known_to(self, audience: str):
        """Without those whose name readers could only have from a text that they may not read.

        Who was merged has an address that leads on.
        """
        if audience == Audience.STAFF:
            return self
        named = Mention.objects.published().readable_by(audience).filter(official__isnull=False)
        quoted = Quote.objects.visible_to(audience).filter(official__isnull=False)
        readable = Q(pk__in=named.values("official")) | Q(pk__in=quoted.values("official"))
        return self.filter(Q(from_story=False) | Q(merged_into__isnull=False) | readable)

    def with_story_counts(self):
        """Each with `stories`, the number of published stories that mention him."""
        published = Q(mentions__article__in=Article.objects.published())
        return self.annotate(stories=number_of_stories("mentions__article", filter=published))


class Official(models.Model):
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    surname = models.CharField(max_length=100, blank=True)
    country = models.ForeignKey(
        "articles.Country",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="officials",
        help_text="Where the stories place someone whose posts are not known.",
    )
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    from_reference = models.BooleanField(default=False, editable=False)
    from_story = models.BooleanField(
        default=False, editable=False, help_text="Met in a story, unknown to the reference and to staff."
    )
    is_sample = models.BooleanField(default=False, editable=False)

    objects = OfficialQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("pk")), name="official_not_into_itself"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("official", self.slug)


class OfficialName(models.Model):
    official = models.ForeignKey(Official, on_delete=models.CASCADE, related_name="spellings")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True, editable=False, help_text="For looking up.")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["official", "name"], name="spelling_once")]

    def __str__(self):
        return self.name
