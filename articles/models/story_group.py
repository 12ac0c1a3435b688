"""Copies of one story: what other agencies and sites sent of it, grouped by how alike the texts are."""

from collections import defaultdict

from django.db import models

from articles.models.article import Article
from articles.models.audience import Rights

MORE_TO_READ = {Rights.WHOLE: 0, Rights.EXCERPT: 1, Rights.HEADLINE: 2}


class StoryGroupQuerySet(models.QuerySet):
    def with_stories_of(self, source):
        return self.filter(pk__in=Article.objects.filter(source=source).values("group"))

    def put_in_order(self) -> set[int]:
        """Number the members of each group anew: 0 stands for all in lists, where its filters let it.

        First the one that readers may read most of, of those the fullest, of those the earliest. When it came in does
        not count. Gives the articles that have another number now.
        """
        members = defaultdict(list)
        for article in Article.objects.filter(group__in=self.values("pk")).for_standing():
            members[article.group_id].append(article)
        changed = []
        for articles in members.values():
            for standing, article in enumerate(sorted(articles, key=_order)):
                if article.standing != standing:
                    article.standing = standing
                    changed.append(article)
        Article.objects.bulk_update(changed, ["standing"], batch_size=200)
        return {article.pk for article in changed}


def _order(article: Article):
    length = sum(end - start for start, end in article.paragraphs)
    return MORE_TO_READ[article.rights], -length, article.date is None, str(article.date), article.sha256


class StoryGroup(models.Model):
    settled = models.BooleanField(
        default=False, help_text="Staff split or joined it: an import adds to it, but never unites it with another."
    )

    objects = StoryGroupQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Copies of one story, group {self.pk}"


def text_key(sha256: str) -> str:
    """By how its digest begins a story's sketch tells of which of its texts it is."""
    return sha256[:16]


class TextSketch(models.Model):
    """What one text of a story is told alike by; a story has one for each of its versions."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sketches")
    text_key = models.CharField(max_length=16)
    day = models.CharField(max_length=10, blank=True)  # as read: "2018-04-10", "--04-10" or ""
    size = models.PositiveIntegerField(help_text="Different runs of words.")
    tabular = models.BooleanField(help_text="Whether figures make up much of it.")
    bins = models.BinaryField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.article_id}, text {self.text_key}"


class SketchKey(models.Model):
    """The index over sketches: texts that resemble each other share a code."""

    # Eight a text, and nothing but an index: the database neither counts them nor looks for the text of each, and who
    # deletes a text deletes its keys.
    pk = models.CompositePrimaryKey("code", "sketch")
    sketch = models.ForeignKey(
        TextSketch, on_delete=models.DO_NOTHING, related_name="keys", db_constraint=False, db_index=False
    )
    code = models.BigIntegerField()

    class Meta:
        ordering = ["code", "sketch"]

    def __str__(self):
        return f"{self.sketch_id}: {self.code}"
