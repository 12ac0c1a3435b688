"""A ministry, a press service, an agency or an international body that speaks."""

from django.db import models


class InstitutionQuerySet(models.QuerySet):
    pass


class Institution(models.Model):
    key = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    names = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    country = models.ForeignKey(
        "articles.Country", null=True, blank=True, on_delete=models.PROTECT, related_name="institutions"
    )
    is_sample = models.BooleanField(default=False, editable=False)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
