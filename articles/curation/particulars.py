"""Put right what stands beside a story: its agency, its address elsewhere, its section."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article, Correction, StoryGroup
from articles.search.index import index_articles


@transaction.atomic
def correct_particulars(article: Article, *, values: Mapping[str, Any], reason: str, user, now: datetime) -> bool:
    """Set `source`, `url` and `section` as given; False where nothing changes.

    The source's rights say what readers find the story by, so the index and its place among its copies follow it.
    """
    changed = {name: value for name, value in values.items() if getattr(article, name) != value}
    for name, value in changed.items():
        old = getattr(article, name)
        setattr(article, name, value)
        Correction.objects.create(
            article=article, field=name, old=_told(old), new=_told(value), reason=reason, user=user, made_at=now
        )
    if changed:
        article.changed_at = now
        article.save(update_fields=[*changed, "changed_at"])
    moved = StoryGroup.objects.filter(articles=article).put_in_order() if "source" in changed else set()
    if changed:
        index_articles({article.pk, *moved})
    return bool(changed)


def _told(value) -> str:
    return str(value) if value else ""
