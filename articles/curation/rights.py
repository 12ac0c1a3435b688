"""Say what of a source's texts the public may see."""

from __future__ import annotations

from django.db import transaction

from articles.models import Source, StoryGroup
from articles.search.index import index_articles


@transaction.atomic
def set_rights(source: Source, *, rights: str) -> bool:
    """Change the rights, and with them what the public finds its stories by and which copy stands first in lists.

    False where nothing changes.
    """
    if not Source.objects.filter(pk=source.pk).exclude(rights=rights).update(rights=rights):
        return False
    source.rights = rights
    moved = StoryGroup.objects.with_stories_of(source).put_in_order()
    index_articles(moved.union(source.articles.values_list("pk", flat=True)))
    return True
