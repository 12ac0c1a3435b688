"""Who changed what, from what to what, why and when: public history."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import State
from articles.models.audience import Rights


class CorrectionQuerySet(models.QuerySet):
    def public(self):
        """What readers may see: corrections of published stories and withdrawals of stories once published.

        Who spoke is told only where the source's rights let readers see quotes.
        """
        # Asked of the corrections' own stories: `once_published` within the question would go through all stories.
        withdrawal = Q(field="state", article__state=State.WITHDRAWN, article__published_at__isnull=False)
        found = self.filter(Q(article__state=State.PUBLISHED) | withdrawal, shown=True)
        return found.filter(~Q(field="speaker") | Q(article__source__rights__in=[Rights.WHOLE, Rights.EXCERPT]))


class Correction(models.Model):
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="corrections")
    quote = models.ForeignKey(
        "articles.Quote", null=True, blank=True, on_delete=models.SET_NULL, related_name="corrections"
    )
    quote_text = models.TextField(blank=True)  # finds the quote again after a new reading
    field = models.CharField(max_length=40)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    reason = models.TextField(blank=True, help_text="Readers see it.")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField()
    shown = models.BooleanField(default=True, help_text="Whether readers see this entry.")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"{self.field}: {self.old} → {self.new}"
