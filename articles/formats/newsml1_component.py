"""One component of a NewsML 1 item, looked through once, however many stand beside it."""

from __future__ import annotations

from articles.formats.xml_reading import Element, attribute_at, local, words_at


class Component:
    """A component seen once: its inner components, and all else in it by name."""

    __slots__ = ("element", "inner", "told")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.inner: list[Element] = []
        self.told: dict[str, list[Element]] = {}
        for child in element:
            if local(child) == "NewsComponent":
                self.inner.append(child)
            elif name := local(child):
                self.told.setdefault(name, []).append(child)

    def words(self, path: str) -> str:
        """The words of the first descendant along "a/b" that has any."""
        first, _, rest = path.partition("/")
        return next((text for found in self.told.get(first, []) if (text := words_at(found, rest))), "")

    def attribute(self, path: str, name: str) -> str:
        first, _, rest = path.partition("/")
        return next((text for found in self.told.get(first, []) if (text := attribute_at(found, rest, name))), "")
