"""Bitmaps as arrays of numpy's, ascending, and back."""

from __future__ import annotations

from array import array

import numpy as np
from pyroaring import BitMap


def array_of(docs: BitMap) -> np.ndarray:
    return np.frombuffer(docs.to_array(), np.uint32)


def bitmap_of(docs: np.ndarray) -> BitMap:
    return BitMap(array("I", docs.astype(np.uint32).tobytes()))
