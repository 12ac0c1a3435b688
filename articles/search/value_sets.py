"""The documents of each value of one field. Most values have few, and a bitmap of few takes ten times what it says."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from pyroaring import BitMap

Value = int | str
FEW = 16_384  # documents
MOST_NEW = 256  # documents of one value that are only noted
NONE = BitMap().serialize()


class ValueSets(Mapping[Value, BitMap]):
    """Bitmaps by value, not to be changed; those of few documents are kept packed until they are asked for.

    New documents are only noted, and joined to a value's others when it is asked for: a change has some of thousands of
    values, a question asks for few.
    """

    def __init__(self) -> None:
        self._sets: dict[Value, BitMap | bytes] = {}
        self._sizes: dict[Value, int] = {}
        self._new: dict[Value, array] = {}

    def __getitem__(self, value: Value) -> BitMap:
        held = self._sets[value]
        docs = BitMap.deserialize(held) if isinstance(held, bytes) else held
        if value in self._new:
            docs = docs | BitMap(self._new.pop(value))
            self._keep(value, docs, None)
        return docs

    def __contains__(self, value: object) -> bool:
        return value in self._sets

    def __iter__(self) -> Iterator[Value]:
        return iter(self._sets)

    def __len__(self) -> int:
        return len(self._sets)

    def copy(self) -> ValueSets:
        """As they are now, whatever is added later."""
        other = ValueSets()
        other._sets, other._sizes = dict(self._sets), dict(self._sizes)
        other._new = {value: docs[:] for value, docs in self._new.items()}
        return other

    def sizes(self) -> Mapping[Value, int]:
        """How many documents have each."""
        return self._sizes

    def add(self, value: Value, docs: Sequence[int]) -> None:
        """The value of new documents."""
        self._sizes[value] = self._sizes.get(value, 0) + len(docs)
        if (new := self._new.get(value)) is not None:
            new.extend(docs)
        else:
            self._sets.setdefault(value, NONE)
            new = self._new[value] = array("I", docs)
        if len(new) > MOST_NEW:
            _ = self[value]  # joined

    def put(self, value: Value, packed: bytes) -> None:
        """What it has, as `BitMap.serialize` gives it."""
        self._keep(value, BitMap.deserialize(packed), packed)

    def pack(self, dead: BitMap) -> Iterator[tuple[Value, bytes]]:
        """Each value with its documents as `BitMap.serialize` gives them, without the dead; none that has no other."""
        for value in self._sets:
            packed = self._packed(value)
            if dead and not dead.isdisjoint(docs := BitMap.deserialize(packed)):
                packed = _fewest_bytes(docs - dead)
            if packed != NONE:
                yield value, packed

    def _packed(self, value: Value) -> bytes:
        """Most values have no new documents, and stay as they are."""
        if value in self._new:
            _ = self[value]  # joined
        held = self._sets[value]
        return held if isinstance(held, bytes) else _fewest_bytes(held)

    def _keep(self, value: Value, docs: BitMap, packed: bytes | None) -> None:
        self._sizes[value] = len(docs)
        self._sets[value] = docs if len(docs) > FEW else packed or _fewest_bytes(docs)


def _fewest_bytes(docs: BitMap) -> bytes:
    docs.run_optimize()
    return docs.serialize()
