"""Names that follow their post at a distance.

"… the deputy governor said. "…" Andrei Kuleshin told RIA": the post is the one that spoke just before.
"Swiss and Bolivian ministers … Bolivia's Esteban Quiroga Paz": each is of the country named with him.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from articles.reading.bare_namings import speaks
from articles.reading.gazetteer import fold
from articles.reading.naming import Naming
from articles.reading.posts import Post
from articles.reading.story_words import Story, sentence_bounds

_SAYING_ALOUD = frozenset({"said", "says", "told", "announced", "reported"})
_FAR = 60  # words between a post and the name that follows
_LONGEST_POST = 40  # words
_LONGEST_PHRASE = 12  # words of a country's name


def after_their_posts(story: Story, namings: Sequence[Naming], unnamed: list[Post]) -> None:
    """Gives full names that have no post one of those that have no name."""
    if not unnamed:
        return
    nameless = _Nameless(story, namings, unnamed)
    named_before: set[str] = set()
    for naming in sorted(namings, key=lambda naming: naming.first):
        parts = fold(naming.name).split()
        fresh = parts[-1] not in named_before
        named_before.update(parts)
        if fresh and len(parts) > 1 and not naming.post:
            naming.post = nameless.of_country(naming) or nameless.spoke_before(naming)


class _Nameless:
    """The posts of a story that no name stands beside."""

    def __init__(self, story: Story, namings: Sequence[Naming], unnamed: list[Post]) -> None:
        self._story = story
        self._posts = [post for post in unnamed if post.public]
        self._places = [post.head_at for post in self._posts]
        self._named_heads = {naming.post.head for naming in namings if naming.post}
        self._taken: set[int] = set()
        self._plural: dict[str, Post] = {}  # the first plural post of each country
        for post in unnamed:
            for code in post.countries if post.plural else ():
                self._plural.setdefault(code, post)

    def of_country(self, naming: Naming) -> Post | None:
        """The plural post that "Bolivia's Esteban Quiroga Paz" holds for Bolivia."""
        before = naming.first - 1
        if not self._plural or before not in self._story.covered or not self._story.words[before].owns:
            return None
        code = self._country_up_to(naming.first)
        post = self._plural.get(code)
        if post is None or post.head_at >= naming.first:
            return None
        return self._given(replace(post, plural=False, country=code, countries=[], public=True))

    def _country_up_to(self, stop: int) -> str:
        """The country whose name ends with the word before `stop`; "" where none does."""
        for first in range(stop - 1, max(-1, stop - _LONGEST_PHRASE), -1):
            if first in self._story.known:
                last, entry = self._story.known[first]
                return entry.code if last == stop and entry.kind == "country" else ""
        return ""

    def spoke_before(self, naming: Naming) -> Post | None:
        """The post that spoke in the sentence or two before a name that speaks."""
        post = self._last_before(naming.first)
        if post is None or not speaks(self._story, naming.first, naming.last) or not self._may_be_named(post):
            return None
        words = self._story.words
        verb = words[post.last].lower if post.last < len(words) and not words[post.last - 1].ends else ""
        start, _ = sentence_bounds(self._story, naming.first)
        if verb not in _SAYING_ALOUD or post.head_at >= start:
            return None
        sentences = self._story.sentences
        if bisect_right(sentences, start) - bisect_right(sentences, post.head_at) > 4:
            return None
        self._taken.add(post.head_at)
        return self._given(replace(post))

    def _last_before(self, place: int) -> Post | None:
        for at in range(bisect_left(self._places, place) - 1, -1, -1):
            post = self._posts[at]
            if place - post.head_at > _FAR + _LONGEST_POST:
                return None
            if post.head_at not in self._taken:
                return post if place - post.last <= _FAR else None
        return None

    def _may_be_named(self, post: Post) -> bool:
        if post.head in self._named_heads or post.plural or post.head == "counterpart":
            return False
        return post.determiner not in ("a", "an", "one", "another")

    def _given(self, post: Post) -> Post:
        self._named_heads.add(post.head)
        return post
