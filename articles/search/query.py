"""What a reader asks of a list, as one frozen value: pages, feeds, exports and counts are made from it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from urllib.parse import urlencode

from articles.search.expression import Either, Node, Phrase, Word, all_of, leaves, reworded
from articles.search.language import Part, parse
from articles.search.wording import to_text

SORTS = ("newest", "oldest", "relevance")


@dataclass(frozen=True, slots=True)
class Query:
    """One list. Every value is a canonical word of the address: a lower-case code or a slug."""

    q: str = ""
    country: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    about: tuple[str, ...] = ()  # a country's code or an official's slug
    source: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    from_: date | None = None
    to: date | None = None
    sort: str = ""  # "" is the list's own order: relevance with words, newest without
    page: int = 1
    # What `q` says, looked up; not part of the address.
    parts: tuple[Part, ...] = field(default=(), compare=False)
    remarks: tuple[str, ...] = field(default=(), compare=False)  # what of it could not be understood
    instead: str = field(default="", compare=False)  # `q` as it was perhaps meant, where a name is nearly a known one
    nothing: bool = field(default=False, compare=False)  # nothing of what was typed is known here

    @property
    def words(self) -> Node | None:
        """What is looked for, as one tree; None for everything, an Either of no parts for what is known nowhere."""
        return Either(()) if self.nothing else all_of(part.found for part in self.parts if part.found)

    @property
    def order(self) -> str:
        return self.sort or ("relevance" if self.has_words else "newest")

    @property
    def has_words(self) -> bool:
        """Whether there is something by which one may hold more of it than another."""
        words = self.words
        return bool(self.q) if words is None else any(isinstance(leaf, Word | Phrase) for leaf in leaves(words))

    @property
    def typed(self) -> str:
        """The same question, all of it in the question's language."""
        written = []
        for name, value in self.asked():
            if name != "q":
                plain = value.replace('"', " ")
                written += [to_text(part.node) for part in parse(f'{name}:"{plain}"').parts]
        return " ".join(filter(None, [self.q, *written]))

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than everything."""
        return any(True for _ in self.asked())

    def asked(self) -> Iterator[tuple[str, str]]:
        """Each filter that is on, as (parameter, value), in the order of the address."""
        for name, value in self.pairs():
            if name not in {"sort", "page"}:
                yield name, value

    def pairs(self) -> Iterator[tuple[str, str]]:
        for attribute, name in _PARAMETERS:
            value = getattr(self, attribute)
            if not value:
                continue
            if isinstance(value, tuple):
                yield from ((name, item) for item in value)
            elif isinstance(value, date):
                yield name, value.isoformat()
            elif not (name == "page" and value == 1):
                yield name, str(value)

    def querystring(self) -> str:
        """The address's part behind the question mark, with it; "" for the plain list."""
        pairs = list(self.pairs())
        return f"?{urlencode(pairs)}" if pairs else ""

    def on_page(self, page: int) -> Query:
        return self if page == self.page else replace(self, page=page)

    def sorted_by(self, sort: str) -> Query:
        return replace(self, sort=sort, page=1)

    def without(self, name: str, value: str) -> Query:
        """The same question with one filter taken away; of `q` one part, or all of it."""
        if name == "q":
            parts = tuple(part for part in self.parts if part.text != value)
            left = "" if len(parts) == len(self.parts) else " ".join(part.text for part in parts)
            return replace(self, q=left, parts=parts if left else (), page=1)
        key = "from_" if name == "from" else name
        held = getattr(self, key)
        if isinstance(held, tuple):
            return replace(self, **{key: tuple(item for item in held if item != value)}, page=1)
        return replace(self, **{key: None if isinstance(held, date) else ""}, page=1)

    def reworded(self, words: Mapping[Node, Node]) -> Query:
        """The same question with other words in place of some."""
        nodes = [(part, reworded(part.node, words)) for part in self.parts]
        typed = [part.text if node == part.node else to_text(node) for part, node in nodes]
        return replace(self, q=" ".join(typed), parts=(), page=1)

    def narrowed_to(self, name: str, value: str) -> Query:
        """The same question with one value more."""
        held = getattr(self, name)
        return replace(self, **{name: held if value in held else (*held, value)}, page=1)


# (attribute, name in an address)
_PARAMETERS = tuple((one.name, one.name.rstrip("_")) for one in fields(Query) if one.compare)
PARAMETERS = tuple(name for _attribute, name in _PARAMETERS)
