"""A story's words: what each looks like, where it stands, and which passage it belongs to.

Words repeat from story to story, so what a word looks like is worked out once and remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from articles.reading.clean_text import CleanText, clean
from articles.reading.gazetteer import Entry, fold, gazetteer
from articles.reading.lexicon import FAMILY_FIRST, GIVEN, listed
from articles.reading.titles import is_title_head
from articles.reading.types import Layout, Span

_PIECE = re.compile(r"[\w$@#&][\w$@#&'.+-]*+")
_ABBREVIATIONS = listed("""
    mr. mrs. ms. dr. gen. sen. rep. gov. col. lt. maj. capt. adm. sgt. st. prof. rev. hon. amb. sec. pres. jr. sr.
    vs. no. brig. cmdr. cpl. supt. insp. del. atty. asst. dep. min. mt. ft. co. corp. inc. ltd. jan. feb. mar.
    apr. jun. jul. aug. sept. sep. oct. nov. dec. fla. ga. pa. va. md. mass. conn. calif. ariz. ala. ark. colo.
    ill. ind. kan. ky. la. mich. minn. miss. mo. mont. neb. nev. okla. ore. tenn. tex. wash. wis. wyo. reps. sens.
    gens. ex.
    """)
_REMEMBERED = 200_000  # words; the memory starts anew beyond that
_LONGEST = 60  # characters of a word worth remembering


class Word:
    """One word as it is printed, whatever story it stands in."""

    __slots__ = ("ends", "head", "key", "leads", "lower", "offset", "opens", "owns", "phrases", "shape", "size", "text")

    def __init__(self, text: str, offset: int, opens: str, ends: str, owns: bool) -> None:
        self.text = text  # without the possessive 's
        self.offset = offset  # from the start of the printed token
        self.size = len(text)
        self.opens = opens  # marks before it
        self.ends = ends  # marks after it
        self.owns = owns  # "Russia's", "States'"
        self.lower = text.lower()
        self.key = text + "'s" if owns else text
        self.shape = _shape(text)
        self.phrases: list[tuple[tuple[str, ...], Entry]] | None = gazetteer().starting(text)
        self.head = is_title_head(self.lower)
        self.leads = self.shape == "C" and _leads_a_name(text)  # a given name, or a family name that stands first


def _leads_a_name(text: str) -> bool:
    folded = fold(text)
    return folded in GIVEN or folded in FAMILY_FIRST or folded in gazetteer().given


def _shape(text: str) -> str:
    """C capitalised, U all capitals, l small letters, N number, P marks alone."""
    first = text[0]
    if not first.isalnum() and not first.isalpha():
        return "P" if len(text) < 2 or not text[1].isalnum() else "l"
    if first.isdigit():
        return "N"
    if not first.isupper():
        return "C" if len(text) > 4 and text[:3].lower() in ("al-", "el-") and text[3].isupper() else "l"
    return "U" if len(text) > 1 and text.isupper() else "C"


class _Memory(dict[str, tuple[Word, ...]]):
    def __missing__(self, token: str) -> tuple[Word, ...]:
        words = _take_apart(token)
        if len(token) <= _LONGEST:
            if len(self) > _REMEMBERED:
                self.clear()
            self[token] = words
        return words


_MEMORY = _Memory()


def _take_apart(token: str) -> tuple[Word, ...]:
    """The words of a token between blanks; marks that stand alone are a word of the shape P."""
    found = [(match.start(), _without_stop(token, *match.span())) for match in _PIECE.finditer(token)]
    if not found:
        return (Word(token, 0, "", token, False),) if token else ()
    words: list[Word] = []
    before = 0
    for number, (start, end) in enumerate(found):
        after = found[number + 1][0] if number + 1 < len(found) else len(token)
        core = token[start:end]
        owner = core[:-2] if core.endswith(("'s", "'S")) else core[:-1] if core.endswith(("s'", "S'")) else ""
        text = (owner or core).rstrip("'-+&#@") or core[:1]
        ends = token[start + (len(core) if owner == text else len(text)) : after]
        words += _parted(text, start, token[before:start], ends, owner == text)
        before = after
    return tuple(words)


def _without_stop(token: str, start: int, end: int) -> int:
    """The word's end without a full stop that is not its own."""
    while end > start + 1 and token[end - 1] in ".-":
        core = token[start:end].lower()
        if token[end - 1] == "." and (core in _ABBREVIATIONS or _INITIALS.fullmatch(token, start, end)):
            break
        end -= 1
    return end


_INITIALS = re.compile(r"(?:[A-Za-z]\.)++|(?:[A-Z][a-z]?\.)(?:-[A-Z]\.)?+")


def _parted(core: str, start: int, opens: str, ends: str, owns: bool) -> list[Word]:
    """A compound with a place in it ("Russia-EU", "anti-U.S.") in its parts; anything else whole."""
    if "-" in core and len(core) <= _LONGEST and gazetteer().starting(core) is None:
        parts = core.split("-")
        if any(part and gazetteer().starting(part) for part in parts):
            words, place = [], start
            for number, part in enumerate(parts):
                last = number == len(parts) - 1
                if part:
                    words.append(Word(part, place, "" if number else opens, ends if last else "-", owns and last))
                place += len(part) + 1
            return words
    return [Word(core, start, opens, ends, owns)]


@dataclass(frozen=True, slots=True)
class Passage:
    """A headline, deck, caption or paragraph: the words from `first` up to `last`."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Story:
    """The words of everything that headline, deck, captions and body say, in the order of the text."""

    clean: CleanText
    words: tuple[Word, ...]
    starts: tuple[int, ...]  # places in the cleaned text
    passages: tuple[Passage, ...]
    sentences: tuple[int, ...]  # the word that begins each sentence
    known: dict[int, tuple[int, Entry]]  # gazetteer phrases: first word to (last word + 1, what it is)

    def span(self, first: int, last: int) -> Span:
        """The original's span of the words `first` up to, without, `last`."""
        start, end = self.starts[first], self.starts[last - 1] + self.words[last - 1].size
        return self.clean.to_original(start), self.clean.to_original(end)

    def said(self, first: int, last: int) -> str:
        """The words as the cleaned text has them."""
        return self.clean.text[self.starts[first] : self.starts[last - 1] + self.words[last - 1].size]


@lru_cache(maxsize=4)
def story_words(text: str, layout: Layout) -> Story:
    """The words of the story's prose, the dateline left out."""
    cleaned = clean(text)
    words: list[Word] = []
    starts: list[int] = []
    passages: list[Passage] = []
    sentences: list[int] = []
    for kind, span in _prose(layout):
        first = len(words)
        start, end = cleaned.span_to_clean(span)
        _add_words(cleaned.text[start:end], start, words, starts)
        passages.append(Passage(kind, first, len(words)))
        _add_sentences(words, first, sentences)
    return Story(cleaned, tuple(words), tuple(starts), tuple(passages), tuple(sentences), _known(words))


def _prose(layout: Layout) -> list[tuple[str, Span]]:
    """Headline, deck, captions and paragraphs without what belongs to the page or the agency."""
    masks = [layout.dateline.span] if layout.dateline else []
    masks += [caption.credit_span for caption in layout.captions if caption.credit_span]
    prose: list[tuple[str, Span]] = []
    for kind, (start, end) in layout.prose():
        for mask in masks:
            if start <= mask[0] < end:
                if mask[0] > start:
                    prose.append((kind, (start, mask[0])))
                start = min(mask[1], end)
        if start < end:
            prose.append((kind, (start, end)))
    return prose


def _add_words(text: str, start: int, words: list[Word], starts: list[int]) -> None:
    for space in "\n\t\r":
        if space in text:
            text = text.replace(space, " ")
    tokens = text.split(" ")
    for token, end in zip(tokens, accumulate([len(token) + 1 for token in tokens], initial=start), strict=False):
        for word in _MEMORY[token]:
            words.append(word)
            starts.append(end + word.offset)


def _add_sentences(words: list[Word], first: int, sentences: list[int]) -> None:
    if first == len(words):
        return
    sentences.append(first)
    for number in range(first, len(words) - 1):
        ends = words[number].ends
        if ends and ("." in ends or "?" in ends or "!" in ends) and words[number + 1].shape != "l":
            sentences.append(number + 1)


def _known(words: list[Word]) -> dict[int, tuple[int, Entry]]:
    """The longest gazetteer phrase at each word, none within another."""
    found: dict[int, tuple[int, Entry]] = {}
    after = 0
    for first, phrases in [(number, word.phrases) for number, word in enumerate(words) if word.phrases]:
        if first < after:
            continue
        for phrase, entry in phrases:
            if _stands_at(words, first, phrase):
                after = first + len(phrase)
                found[first] = (after, entry)
                break
    return found


def _stands_at(words: list[Word], first: int, phrase: tuple[str, ...]) -> bool:
    last = len(phrase) - 1
    if first + last >= len(words):
        return False
    for number, expected in enumerate(phrase):
        word = words[first + number]
        if number and word.opens:
            return False
        if number == last:
            return expected in (word.text, word.key)
        if expected != word.key or word.ends:
            return False
    return True
