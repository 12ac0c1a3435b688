"""Bytes of a story become text; what was repaired or looks odd is said, and nothing is guessed.

UTF-8, UTF-16 and UTF-32 prove themselves. Old files of one byte a character do not: windows-1251 (Russian) and
windows-1252 (western, with latin-1 in it) are told apart by how their letters stand together, and a file whose letters
fit neither is refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from articles.formats.types import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
# Letters of windows-1251, а-я А-Я ё Ё; in windows-1252 the same bytes are accented letters.
_HIGH_RUN = re.compile(rb"[\xC0-\xFF\xA8\xB8]++")
# A word with its first letter small and the next two capital: KOI8-R read as windows-1251.
_INVERTED = re.compile(r"(?<!\w)[а-яё][А-ЯЁ]{2}")
_UPRIGHT = re.compile(r"(?<!\w)[А-ЯЁа-яё][а-яё]{2}")
# What windows-1252 texts hold beyond ASCII besides letters; some of it never stands inside a word.
_WESTERN_SIGNS = frozenset("€‚„…‰‹›‘’“”•–—™\u00a0¡¢£¥§©«¬\u00ad®°±²³´¶·¹º»¼½¾¿ª×÷")
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡¢£¥§©¬®±¶¿„‚‰][^\W\d_]")

_LOST_APOSTROPHE = re.compile(r"\b[A-Za-z]{2,30}\?(?:s|t|re|ve|ll|d|m)\b")
_LOST_QUOTE = re.compile(r"(?:^|(?<=[\s(]))\?[A-Za-z]{2,30}", re.M)
_LOST = re.compile("\ufffd")
_TWICE_ENCODED = re.compile(r"â€[™œ\u009d“”˜¦]|Ã[©¨¤¶¼±³¡\xad]|Ð[°-¿]Ñ|Â[«»°£\u00a0]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, to the character as the bytes give it, and sentences for staff about it."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(name: str, data: bytes, told: str = "") -> Decoded:
    """The text of `data`; `told` is the encoding that the file itself names, believed where it fits.

    Raises UnreadableFile with the place of the first byte that does not fit.
    """
    encoding, repair = encoding_of(name, data, told)
    text = _strictly(name, data, encoding)
    return Decoded(text, (*repair, *odd_signs(text)))


def encoding_of(name: str, data: bytes, told: str = "") -> tuple[str, tuple[str, ...]]:
    """Python's name of the encoding, and a remark where the file does not say or does not keep to it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, ()
    if unmarked := _utf16_without_mark(data):
        return unmarked, ("The file is UTF-16 without a mark; it was read as such.",)
    if b"\0" in data:
        raise UnreadableFile(name, "the file is binary (it holds zero bytes), not plain text.")
    if _fits(data, "utf-8"):
        return "utf-8", ()
    if told and (codec := _codec(told)) and codec != "utf-8" and _fits(data, codec):
        return codec, ()
    return _old_encoding(name, data)


def odd_signs(text: str) -> tuple[str, ...]:
    """Signs of damage done before the file came here. They are told and left as they are."""
    found = [
        ("", _TWICE_ENCODED, "looks like UTF-8 that was read as another encoding"),
        ("?", _LOST_APOSTROPHE, "looks like an apostrophe that became a question mark"),
        ("?", _LOST_QUOTE, "looks like a quotation mark that became a question mark"),
        ("\ufffd", _LOST, "stands for a character that was lost"),
    ]
    return tuple(remark for sign, pattern, what in found if sign in text and (remark := _told(text, pattern, what)))


def _told(text: str, pattern: re.Pattern[str], what: str) -> str:
    places = list(pattern.finditer(text))
    if not places:
        return ""
    line = text.count("\n", 0, places[0].start()) + 1
    often = f", and {len(places) - 1:,} more like it" if len(places) > 1 else ""
    return f"“{places[0][0]}” in line {line:,}{often} {what}; the text is kept as it came."


def _utf16_without_mark(data: bytes) -> str:
    """Plain letters in UTF-16 have a zero (or for Russian a 4) in every other byte, and never in the others."""
    sample = data[: _SAMPLE & ~1]
    if len(data) % 2 or len(sample) < 4:
        return ""
    even, odd = sample[0::2], sample[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) + high.count(4) > 0.7 * len(high) and high.count(0) and not low.count(0):
            return encoding if _fits(data, encoding) else ""
    return ""


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _codec(told: str) -> str:
    """Python's name of a text encoding; "" for what is none. Browsers read latin-1 as windows-1252, and so do we."""
    try:
        codec = codecs.lookup(told.strip().lower())
    except (LookupError, ValueError):
        return ""
    if not codec._is_text_encoding or codec.name in {"unicode_escape", "raw_unicode_escape", "idna", "punycode"}:
        return ""
    return "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name


def _old_encoding(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    runs = [len(run) for run in _HIGH_RUN.findall(data)]
    together = sum(run for run in runs if run > 2)
    if together > 0.6 * sum(runs) and _fits(data, "cp1251"):
        text = data.decode("cp1251")
        upright, inverted = len(_UPRIGHT.findall(text)), len(_INVERTED.findall(text))
        if inverted > upright:
            return "koi8-r", (_repaired("KOI8-R"),)
        return "cp1251", (_repaired("windows-1251"),)
    if together <= 0.2 * sum(runs) and _fits(data, "cp1252"):
        text = data.decode("cp1252")
        beyond = {char for char in text if char > "\x7f"}
        if all(char.isalpha() or char in _WESTERN_SIGNS for char in beyond) and not _SIGN_IN_WORD.search(text):
            return "cp1252", (_repaired("windows-1252"),)
    raise UnreadableFile(name, _why_not(data, "utf-8") or "its encoding is not known. Save it as UTF-8.")


def _repaired(label: str) -> str:
    return f"The file is not UTF-8; its letters are those of {label}, and it was read as such."


def _strictly(name: str, data: bytes, encoding: str) -> str:
    if reason := _why_not(data, encoding):
        raise UnreadableFile(name, reason)
    return data.decode(encoding)


def _why_not(data: bytes, encoding: str) -> str:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        label = encoding.upper().removesuffix("-SIG")
        line = data[: error.start].count(b"\n") + 1
        return (
            f"the file is not {label}: byte {error.start + 1:,} (0x{data[error.start]:02X}, in line {line:,}) "
            "does not fit. Save it as UTF-8 and import it again."
        )
    return ""
