"""The documents of each value of one field. Most values have few, and a bitmap of few takes ten times what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyroaring import BitMap

Value = int | str
FEW = 16_384  # documents


class ValueSets(Mapping[Value, BitMap]):
    """Bitmaps by value, not to be changed; those of few documents are kept packed until they are asked for."""

    def __init__(self) -> None:
        self._sets: dict[Value, BitMap | bytes] = {}
        self._sizes: dict[Value, int] = {}

    def __getitem__(self, value: Value) -> BitMap:
        held = self._sets[value]
        return BitMap.deserialize(held) if isinstance(held, bytes) else held

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
        return other

    def sizes(self) -> Mapping[Value, int]:
        """How many documents have each."""
        return self._sizes

    def add(self, value: Value, docs: Iterable[int]) -> None:
        """The value of new documents."""
        held = BitMap(docs)
        if value in self._sets:
            held |= self[value]
        self._keep(value, held, None)

    def put(self, value: Value, packed: bytes) -> None:
        """What it has, as `BitMap.serialize` gives it."""
        self._keep(value, BitMap.deserialize(packed), packed)

    def _keep(self, value: Value, docs: BitMap, packed: bytes | None) -> None:
        self._sizes[value] = len(docs)
        self._sets[value] = docs if len(docs) > FEW else packed or docs.serialize()
