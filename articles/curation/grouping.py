"""Say which stories are copies of one another. An import adds to what staff settled, and never undoes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from articles.models import Article, Correction, StoryGroup
from articles.search.index import index_articles

FIELD = "copies"
ALONE, TOGETHER, MORE = "a story of its own", "a copy of another story", "a copy of further stories"


@transaction.atomic
def join_copies(articles: Sequence[Article], *, reason: str, user, now: datetime) -> int:
    """Put these stories, and all that are copies of them already, into one group; gives how many came together."""
    articles = list(articles)
    groups = {article.group_id for article in articles} - {None}
    alone = [article for article in articles if article.group_id is None]
    if len(groups) + len(alone) < 2:
        return 0
    target = StoryGroup.objects.create(settled=True)
    members = Article.objects.filter(group__in=groups)
    several = members.values("group").annotate(number=Count("pk")).filter(number__gt=1).values("group")
    grouped = list(members.filter(group__in=several))
    alone += members.exclude(group__in=several)
    _record(alone, ALONE, TOGETHER, reason, user, now)
    _record(grouped, TOGETHER, MORE, reason, user, now)
    moved = [*alone, *grouped]
    _move(moved, target)
    StoryGroup.objects.filter(pk__in=groups).delete()
    index_articles({*(article.pk for article in moved), *StoryGroup.objects.filter(pk=target.pk).put_in_order()})
    return len(moved)


@transaction.atomic
def split_copies(articles: Sequence[Article], *, reason: str, user, now: datetime) -> int:
    """Take these stories out of their groups; gives how many were moved.

    What leaves a group together stays together; all of a group part from each other. Every part is settled then: no
    import brings them together again, also where a later text is like both.
    """
    leaving: dict[int, list[Article]] = defaultdict(list)
    for article in articles:
        if article.group_id is not None:
            leaving[article.group_id].append(article)
    moved: list[Article] = []
    for number, members in leaving.items():
        # Not its key: who saves a story of the group looks whether it stands, and need not wait for this.
        group = StoryGroup.objects.select_for_update(no_key=True).get(pk=number)
        others = group.articles.count() - len(members)
        if not others and len(members) == 1:
            continue
        parts = [members] if others else [[member] for member in members[1:]]
        group.settled = True
        group.save(update_fields=["settled"])
        made = [StoryGroup.objects.create(settled=True) for _part in parts]
        for part, apart in zip(parts, made, strict=True):
            _move(part, apart)
            moved += part
        parted = StoryGroup.objects.filter(pk__in=[group.pk, *(apart.pk for apart in made)])
        index_articles({*(article.pk for part in parts for article in part), *parted.put_in_order()})
    _record(moved, TOGETHER, ALONE, reason, user, now)
    return len(moved)


def _move(articles: Sequence[Article], group: StoryGroup) -> None:
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(group=group)


def _record(articles: Sequence[Article], old: str, new: str, reason: str, user, now: datetime) -> None:
    """Names no other story: the history is public, and the other may be none that readers see."""
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(changed_at=now)
    Correction.objects.bulk_create(
        Correction(
            article=article,
            field=FIELD,
            old=old,
            new=new,
            reason=reason,
            user=user,
            made_at=now,
        )
        for article in articles
    )
