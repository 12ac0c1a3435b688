"""Give a story the day that a person has made sure of."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from articles.models import Article, Correction, DateHow
from articles.search.index import index_articles


@transaction.atomic
def redate(article: Article, *, day: date, reason: str, user, now: datetime) -> bool:
    """Confirm or correct the day; gives False where nothing changes."""
    if article.date == day and article.date_how == DateHow.CONFIRMED:
        return False
    old = article.date_label
    article.date, article.day_text, article.date_how = day, "", DateHow.CONFIRMED
    article.changed_at = now
    article.save(update_fields=["date", "day_text", "date_how", "changed_at"])
    index_articles([article])
    Correction.objects.create(
        article=article, field="date", old=old, new=article.date_label, reason=reason, user=user, made_at=now
    )
    return True
