"""Copies of one story come into one group. Groups are what the texts make them, whatever the order of arrival.

Each text that a story ever had is kept as a sketch, so that copies of an earlier version stay copies. Two stories
belong together if any of their texts are copies, and so do those that a third joins; staff's groups are never united.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from articles.importing.copies import BodySketch, likeness_of_copies
from articles.importing.versions import chains_beside
from articles.models import Article, SketchKey, StoryGroup, TextSketch
from articles.models.bulk_rows import delete_each, delete_rows, insert_rows, next_numbers
from articles.models.looked_up import look_up
from articles.models.story_group import text_key
from articles.search.index import index_articles


class Text(NamedTuple):
    """A text that came in: a new story's, or another version's of one that is here."""

    article: int
    sha256: str
    sketch: BodySketch | None  # None where it is too short to be told from others


class Link(NamedTuple):
    """Two stories with texts that are copies."""

    one: int
    other: int
    alike: float


def group_texts(texts: Sequence[Text], versions: Collection[int] = ()) -> None:
    """Keep the sketches of saved stories' texts and put copies together, in a handful of queries.

    With stories that got `versions` come those that the new text would have joined as well. Called in this import's
    turn: two imports must not each miss the other's copy.
    """
    new = _numbered([text for text in texts if text.sketch])
    links = list(_links(new)) if new else []
    _write(new)
    changed = _unite([*links, *_chain_links(versions)])
    # A new version may be fuller than the text that stood first.
    groups = look_up(Article, ("group_id",), "id", {text.article for text in texts})
    changed |= {group for (group,) in groups if group}
    index_articles(StoryGroup.objects.filter(pk__in=changed).put_in_order())


KEPT = ("id", "article_id", "size", "bins", "day", "tabular")  # columns of a sketch's row
Kept = dict[int, tuple[int, BodySketch]]  # by the sketch's row: the article and what it looks like


def _numbered(texts: Sequence[Text]) -> dict[int, Text]:
    """By the numbers of their sketches' rows to come."""
    return dict(zip(next_numbers(TextSketch, len(texts)) if texts else (), texts, strict=True))


def _write(new: dict[int, Text]) -> None:
    insert_rows(
        TextSketch,
        ("id", "article_id", "text_key", "day", "size", "tabular", "bins"),
        [(number, text.article, text_key(text.sha256), *_columns(text.sketch)) for number, text in new.items()],
    )
    # In the order of the index, that each of its pages is looked for once.
    keys = sorted((code, number) for number, text in new.items() for code in text.sketch.codes())
    insert_rows(SketchKey, ("code", "sketch_id"), keys)


def _columns(sketch: BodySketch) -> tuple[str, int, bool, bytes]:
    return sketch.day, sketch.sketch.size, sketch.tabular, sketch.sketch.bins


def forget_sketches(sketches: QuerySet[TextSketch]) -> None:
    """Delete these, and the keys under which they are kept."""
    rows = _kept(sketches.values_list(*KEPT))
    keys = [(code, row) for row, (_article, sketch) in rows.items() for code in sketch.with_keys().codes()]
    delete_each(SketchKey, ("code", "sketch_id"), keys)
    delete_rows(TextSketch, "id", list(rows))


def _links(new: dict[int, Text]) -> Iterator[Link]:
    """Between the new texts, which are not written yet, and all texts, the new ones too."""
    pairs = _pairs(new)
    known: Kept = {row: (text.article, text.sketch) for row, text in new.items()}
    known |= _kept(look_up(TextSketch, KEPT, "id", {found for _row, found in pairs} - new.keys()))
    for row, found in sorted(pairs):
        seen = found in new and found < row
        if found in known and not seen and (link := _link(known[row], known[found])):
            yield link


def _pairs(new: dict[int, Text]) -> set[tuple[int, int]]:
    """Of each new sketch, and of one that may be like it."""
    codes: list[int] = []
    rows: list[int] = []
    first: dict[int, int] = {}  # the new sketch under a code; nearly always there is no other
    others: dict[int, list[int]] = defaultdict(list)
    for row, text in new.items():
        near = text.sketch.codes_near()
        codes += near
        rows += [row] * len(near)
        for code in text.sketch.codes():
            if first.setdefault(code, row) != row:
                others[code].append(row)
    for code, row in look_up(SketchKey, ("code", "sketch_id"), "code", set(codes)):
        others[code].append(row)
    pairs = {(row, other) for code, row in zip(codes, rows, strict=True) if (other := first.get(code, row)) != row}
    return pairs | {
        (row, other) for code, row in zip(codes, rows, strict=True) for other in others.get(code, ()) if row != other
    }


def _kept(rows: Iterable[tuple]) -> Kept:
    """Of rows of KEPT."""
    return {
        number: (article, BodySketch.of(size, bytes(bins), day, bool(tabular)))
        for number, article, size, bins, day, tabular in rows
    }


def _chain_links(articles: Collection[int]) -> list[Link]:
    """A wire's chain that has two heads, for the text that joins them came last, is one story for readers."""
    stories = Article.objects.filter(pk__in=articles).prefetch_related("versions").order_by("pk") if articles else ()
    return [Link(story.pk, other, alike) for story in stories for other, alike in chains_beside(story)]


def _link(one: tuple[int, BodySketch], other: tuple[int, BodySketch]) -> Link | None:
    if one[0] == other[0]:
        return None
    alike = likeness_of_copies(one[1], other[1])
    return Link(one[0], other[0], alike) if alike else None


def _unite(links: Sequence[Link]) -> set[int]:
    """Put linked stories into one group each; returns the groups that changed."""
    articles = {number for link in links for number in (link.one, link.other)}
    groups = dict(Article.objects.filter(pk__in=articles).values_list("pk", "group"))
    settled = set(StoryGroup.objects.filter(pk__in=groups.values(), settled=True).values_list("pk", flat=True))
    clusters, nearest = _clusters(links, groups, settled)
    targets = {members: nearest.get(members) or _first_group(members) for members in clusters}
    new = [members for members, target in targets.items() if target is None and len(members) > 1]
    made = StoryGroup.objects.bulk_create(StoryGroup() for _members in new)
    targets |= {members: group.pk for members, group in zip(new, made, strict=True)}
    _move({node: target for members, target in targets.items() if target for node in members})
    return {target for target in targets.values() if target}


Cluster = frozenset[int]  # of nodes: a story without a group by its number, a group by its number below zero


def _clusters(
    links: Sequence[Link], groups: dict[int, int | None], settled: set[int]
) -> tuple[list[Cluster], dict[Cluster, int]]:
    """What belongs together, and the group of staff's that is most like it, where one is."""
    parent: dict[int, int] = {}

    def top(node: int) -> int:
        while (above := parent.setdefault(node, node)) != node:
            parent[node] = parent[above]
            node = above
        return node

    to_settled: list[tuple[float, int, int]] = []
    for link in links:
        one, other = (-group if (group := groups[number]) else number for number in (link.one, link.other))
        one, other = sorted((one, other), key=lambda node: -node in settled)
        if -one in settled or one == other:
            continue
        top(one)
        if -other in settled:
            to_settled.append((link.alike, other, one))
        else:
            parent[top(one)] = top(other)
    clusters: dict[int, set[int]] = defaultdict(set)
    for node in list(parent):
        clusters[top(node)].add(node)
    found = {root: frozenset(members) for root, members in clusters.items()}
    nearest = {found[top(node)]: -group for _alike, group, node in sorted(to_settled)}
    return list(found.values()), nearest


def _first_group(members: Cluster) -> int | None:
    return min((-node for node in members if node < 0), default=None)


def _move(targets: dict[int, int]) -> None:
    """Each node into the group that is its target."""
    emptied = {-node: target for node, target in targets.items() if node < 0 and -node != target}
    moved = [Article(pk=node, group_id=target) for node, target in targets.items() if node > 0]
    moved += [
        Article(pk=article, group_id=emptied[group])
        for article, group in Article.objects.filter(group__in=emptied).values_list("pk", "group")
    ]
    Article.objects.bulk_update(moved, ["group"], batch_size=200)
    StoryGroup.objects.filter(pk__in=emptied).delete()
    index_articles(article.pk for article in moved)


def regroup(groups: Collection[int]) -> None:
    """Let go of what belongs together no more, after stories or versions were taken away; staff's groups stay."""
    StoryGroup.objects.filter(pk__in=groups, articles__isnull=True).delete()
    index_articles(StoryGroup.objects.filter(pk__in=groups, settled=True).put_in_order())
    for group in StoryGroup.objects.filter(pk__in=groups, settled=False):
        members = list(group.articles.values_list("pk", flat=True))
        kept = _kept(look_up(TextSketch, KEPT, "article_id", members))
        group.articles.update(group=None, standing=0)
        group.delete()
        rows = sorted(kept)
        links = [_link(kept[one], kept[other]) for at, one in enumerate(rows) for other in rows[at + 1 :]]
        changed = _unite([*filter(None, links), *_chain_links(members)])
        StoryGroup.objects.filter(pk__in=changed).put_in_order()
        index_articles(members)
