"""A text that a later one replaced: nothing is overwritten."""

from django.db import models

from articles.models.article import Article


class ArticleVersion(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(help_text="1 for the first text that arrived.")
    text = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    version = models.CharField(max_length=60, blank=True, help_text="What the agency calls it.")
    headline = models.TextField(blank=True)
    particulars = models.JSONField(default=dict, editable=False)  # Article.particulars of the time when it was shown
    arrived_at = models.DateTimeField()
    replaced_at = models.DateTimeField(help_text="Or when it arrived, where a later one was here already.")

    class Meta:
        ordering = ["article", "number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="version_number_once")]

    def __str__(self):
        return f"{self.article_id}, version {self.number}"
