"""Publish, withdraw, take back to draft."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from articles.models import Article, Correction, State
from articles.search.index import index_articles


@transaction.atomic
def publish(article: Article, *, user, now: datetime) -> bool:
    """Let readers see the story; gives False where they do already."""
    if article.state == State.PUBLISHED:
        return False
    was_withdrawn = article.state == State.WITHDRAWN and article.published_at is not None
    article.state = State.PUBLISHED
    article.published_at = article.published_at or now
    article.changed_at = now
    article.save(update_fields=["state", "published_at", "changed_at"])
    index_articles([article])
    if was_withdrawn:
        _record(article, "withdrawn", "published", "Published again.", user, now)
    return True


@transaction.atomic
def withdraw(article: Article, *, reason: str, user, now: datetime) -> bool:
    """Take the story from every list; its address says that it was withdrawn, and why."""
    if article.state == State.WITHDRAWN:
        return False
    old = article.state
    article.state = State.WITHDRAWN
    article.changed_at = now
    article.save(update_fields=["state", "changed_at"])
    index_articles([article])
    _record(article, old, "withdrawn", reason, user, now)
    return True


@transaction.atomic
def return_to_draft(article: Article, *, user, now: datetime) -> bool:
    """Hide a story that needs more work."""
    if article.state == State.DRAFT:
        return False
    old = article.state
    article.state = State.DRAFT
    article.changed_at = now
    article.save(update_fields=["state", "changed_at"])
    index_articles([article])
    _record(article, old, "draft", "", user, now)
    return True


def _record(article: Article, old: str, new: str, reason: str, user, now: datetime) -> None:
    Correction.objects.create(article=article, field="state", old=old, new=new, reason=reason, user=user, made_at=now)
