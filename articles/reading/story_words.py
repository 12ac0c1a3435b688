"""A story's words: where each stands, which passage and sentence it belongs to, and the names the gazetteer knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, chain, compress, count
from operator import attrgetter

from articles.reading.clean_text import CleanText
from articles.reading.gazetteer import Entry
from articles.reading.mended_passages import Passage, doubtful_passages, mend
from articles.reading.namesakes import is_persons
from articles.reading.phrases import phrase_at
from articles.reading.pieces import PIECES
from articles.reading.printed_words import (
    NAMES,
    PLACED,
    RUNS_ON,
    SEVERAL,
    SPEAKS,
    STOPS,
    UPPER,
    Several,
    Word,
)
from articles.reading.types import Layout, Span


@dataclass(slots=True)
class Printed:
    """What stands between blanks, in the order of the text."""

    pieces: list[Word]
    passages: dict[Span, tuple[int, str]]  # by its span: the number of its first piece, and its text with such blanks


@dataclass(slots=True)
class Story:
    """The words of everything that headline, deck, captions and body say, in the order of the text."""

    clean: CleanText
    words: list[Word]
    begins: list[int]  # where each word's token begins in the cleaned text, less the word's number
    flags: list[int]  # the words', without what the gazetteer's phrases rule out; a last one for what follows
    passages: list[Passage]
    sentences: list[int]  # the word that begins each sentence; a last one for the end of the story
    known: dict[int, tuple[int, Entry]]  # gazetteer phrases: first word to (last word + 1, what it is)
    known_ends: dict[int, int]  # the word after each phrase to its first
    covered: set[int]  # every word of those phrases
    alike: dict[int, list[int]]  # words with any flag by all their flags, in the order of the text
    printed: Printed

    def with_flag(self, flag: int) -> list[int]:
        """The words that have the flag, in the order of the text."""
        return _with_flag(self.alike, flag)

    def spoken(self) -> list[int] | None:
        """Where words stand that bring statements without marks; None where the original has other words."""
        if self.clean.originals:
            return None
        return [self.begins[number] + number for number in self.with_flag(SPEAKS)]

    def place(self, first: int, last: int) -> Span:
        """Where in the cleaned text the words `first` up to, without, `last` stand."""
        words, begins, last = self.words, self.begins, last - 1
        word = words[last]
        return begins[first] + first + words[first].offset, begins[last] + last + word.offset + word.size

    def span(self, first: int, last: int) -> Span:
        """The same in the original."""
        return self.clean.span_to_original(self.place(first, last))

    def passage_of(self, number: int) -> Passage:
        """The passage in which a word stands."""
        return self.passages[bisect_right(self.passages, number, key=_FIRST) - 1]

    def said(self, first: int, last: int) -> str:
        """The words as the cleaned text has them, with a blank for each that is another."""
        start, end = self.place(first, last)
        return _single_blanks(self.clean.text[start:end])


def sentence_bounds(story: Story, number: int) -> tuple[int, int]:
    """First word of the word's sentence, and the word after its last."""
    at = bisect_right(story.sentences, number)
    return story.sentences[at - 1], story.sentences[at]


def story_words(cleaned: CleanText, layout: Layout) -> Story:
    """The words of the story's prose, the dateline left out."""
    printed, steps, kinds, bounds = _printed(cleaned, layout)
    words = printed.pieces
    flags = [word.flags for word in words]
    if SEVERAL in flags:
        words, flags, steps = _parted(words, flags, steps, bounds)
    passages = _passages(kinds, bounds)
    alike = _by_flags(flags)
    doubtful = doubtful_passages(words, _with_flag(alike, RUNS_ON), _with_flag(alike, UPPER), passages)
    if doubtful:
        words, steps, passages = mend(words, steps, passages, doubtful)
        flags = [word.flags for word in words]
        alike = _by_flags(flags)
    known = _known(words, _with_flag(alike, PLACED))
    for number in [number for number in known if is_persons(words, known, number)]:
        del known[number]
    known_ends = {last: first for first, (last, _) in known.items()}
    covered = {number for last, first in known_ends.items() for number in range(first, last)}
    sentences = _sentences(words, passages, _with_flag(alike, STOPS))
    begins = list(accumulate(steps))
    _cover(alike, flags, covered)
    flags.append(0)
    return Story(cleaned, words, begins, flags, passages, sentences, known, known_ends, covered, alike, printed)


def _by_flags(flags: list[int]) -> defaultdict[int, list[int]]:
    """The numbers of the words that have any flag, by all their flags: of these there are a few dozen."""
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for number in compress(count(), flags):
        alike[flags[number]].append(number)
    return alike


def _cover(alike: defaultdict[int, list[int]], flags: list[int], covered: set[int]) -> None:
    """Rules out that the words of the gazetteer's phrases are fit for names."""
    for fit in {found for number in covered if (found := flags[number]) & NAMES}:
        bare, numbers = fit & ~NAMES, alike[fit]
        alike[fit] = [number for number in numbers if number not in covered]
        moved = [number for number in numbers if number in covered]
        alike[bare] = sorted(alike[bare] + moved)
        for number in moved:
            flags[number] = bare


def _with_flag(alike: dict[int, list[int]], flag: int) -> list[int]:
    groups = [numbers for flags, numbers in alike.items() if flags & flag]
    return groups[0] if len(groups) == 1 else sorted(chain.from_iterable(groups))


_SPACES = "\n\t\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\u00a0"  # the ends of lines among them
_FIRST = attrgetter("first")


def _single_blanks(text: str) -> str:
    """With a blank for each that is another."""
    if not text.isprintable():
        for space in _SPACES:
            text = text.replace(space, " ")
    return text


def _printed(cleaned: CleanText, layout: Layout) -> tuple[Printed, list[int], list[str], list[int]]:
    """What stands between blanks, the step to each, the kinds of the passages, and the first token of each.

    A step is the way to a token from the one before, less one; there is one more, behind the last.
    """
    text = cleaned.text if cleaned.originals else cleaned.printed  # other marks are known as straight ones
    others = [space for space in _SPACES if space in text]
    printed: list[str] = []
    kinds: list[str] = []
    bounds: list[int] = []
    gaps: list[int] = []  # between the passages, less one
    passages: dict[Span, tuple[int, str]] = {}
    before = -1
    for kind, span in _spans(layout):
        start, end = cleaned.span_to_clean(span)
        kinds.append(kind)
        bounds.append(len(printed))
        gaps.append(start - before - 1)
        passage = text[start:end]
        for space in others:
            passage = passage.replace(space, " ")
        if not cleaned.originals:
            passages[span] = len(printed), passage
        printed += passage.split(" ")
        before = end
    bounds.append(len(printed))
    steps = [0, *map(len, printed)]
    for token, gap in zip(bounds, gaps, strict=False):
        steps[token] += gap
    return Printed(list(map(PIECES.__getitem__, printed)), passages), steps, kinds, bounds


def _spans(layout: Layout) -> list[tuple[str, Span]]:
    """Headline, deck, captions and paragraphs without what belongs to the page or the agency."""
    masks = [layout.dateline.span] if layout.dateline else []
    masks += [caption.credit_span for caption in layout.captions if caption.credit_span]
    masks.sort()
    if not masks:
        return [(kind, span) for kind, span in layout.prose() if span[0] < span[1]]
    prose: list[tuple[str, Span]] = []
    for kind, (start, end) in layout.prose():
        for mask in masks[bisect_left(masks, (start, 0)) : bisect_left(masks, (end, 0))]:
            if start <= mask[0] < end:
                if mask[0] > start:
                    prose.append((kind, (start, mask[0])))
                start = min(mask[1], end)
        if start < end:
            prose.append((kind, (start, end)))
    return prose


def _parted(
    words: list[Word], flags: list[int], steps: list[int], bounds: list[int]
) -> tuple[list[Word], list[int], list[int]]:
    """The same with the words of each token that holds several or none in its stead; moves the bounds, in place."""
    parted: list[Word] = []
    of_parted: list[int] = []
    moved: list[int] = []
    after = passage = 0
    for token in _all_of(SEVERAL, flags):
        while bounds[passage] <= token:
            bounds[passage] += len(parted) - after
            passage += 1
        several = words[token]
        assert isinstance(several, Several)
        parted += words[after:token]
        of_parted += flags[after:token]
        moved += steps[after:token]
        parted += several.words
        of_parted += [word.flags for word in several.words]
        if several.words:
            moved += [steps[token], *[-1] * (len(several.words) - 1)]
        else:
            steps[token + 1] += steps[token] + 1
        after = token + 1
    bounds[passage:] = [bound + len(parted) - after for bound in bounds[passage:]]
    return parted + words[after:], of_parted + flags[after:], moved + steps[after:]


def _all_of(flag: int, flags: list[int]) -> Iterator[int]:
    at = -1
    with suppress(ValueError):
        while True:
            at = flags.index(flag, at + 1)
            yield at


def _passages(kinds: list[str], bounds: list[int]) -> list[Passage]:
    """The passages with the words that make up each."""
    bodies = accumulate([kind == "body" for kind in kinds])
    return list(map(Passage, kinds, bounds, bounds[1:], bodies))


def _sentences(words: list[Word], passages: list[Passage], stops: list[int]) -> list[int]:
    """The word that begins each sentence, each passage's first and those after a full stop; then the last word + 1."""
    begins = {number + 1 for number in stops if number + 1 < len(words) and words[number + 1].shape != "l"}
    begins.update([passage.first for passage in passages if passage.first < passage.last])
    return [*sorted(begins), len(words)]


def _known(words: list[Word], placed: list[int]) -> dict[int, tuple[int, Entry]]:
    """The longest gazetteer phrase at each word, none within another."""
    found: dict[int, tuple[int, Entry]] = {}
    after = 0
    for first in placed:
        if first >= after:
            last, entry = phrase_at(words, first, anything=True)
            if entry:
                found[first] = (last, entry)
                after = last
    return found
