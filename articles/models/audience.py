"""Who is looking, and what a source lets them see."""

from django.db import models


class Audience(models.TextChoices):
    PUBLIC = "public"
    STAFF = "staff"


class Rights(models.TextChoices):
    """What of a source's texts the public may see; staff see all."""

    WHOLE = "whole", "The whole text"
    EXCERPT = "excerpt", "Quotes and an excerpt"
    HEADLINE = "headline", "Headline and link"
