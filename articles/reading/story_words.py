"""A story's words: where each stands, which passage and sentence it belongs to, and the names the gazetteer knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import attrgetter
from typing import NamedTuple

from articles.reading.capitals import FEWEST_CAPITALS, OPENING, in_capitals, small_letters
from articles.reading.clean_text import CleanText
from articles.reading.gazetteer import Entry
from articles.reading.namesakes import is_persons
from articles.reading.phrases import phrase_at
from articles.reading.printed_words import MEMORY, NAMES, PLACED, RUNS_ON, STOPS, UPPER, Several, Word
from articles.reading.run_together import may_run_together, part_names
from articles.reading.types import Layout, Span


class Passage(NamedTuple):
    """A headline, deck, caption or paragraph: the words from `first` up to `last`."""

    kind: str
    first: int
    last: int
    paragraph: int  # of the body, counted from 1, that it is or stands after


@dataclass(frozen=True, slots=True)
class Story:
    """The words of everything that headline, deck, captions and body say, in the order of the text."""

    clean: CleanText
    prose: Prose
    words: list[Word]
    tokens: list[int]  # by the number of the word: the number of the token in which it is printed
    lengths: list[int]  # by the number of the token: how long all tokens before it are together
    flags: list[int]  # the words', without what the gazetteer's phrases rule out; a last one for what follows
    passages: list[Passage]
    sentences: list[int]  # the word that begins each sentence
    known: dict[int, tuple[int, Entry]]  # gazetteer phrases: first word to (last word + 1, what it is)
    known_ends: dict[int, int]  # the word after each phrase to its first
    covered: set[int]  # every word of those phrases
    marked: list[int]  # words with any flag, in the order of the text

    def with_flag(self, flag: int) -> list[int]:
        """The words that have the flag, in the order of the text."""
        flags = self.flags
        return [number for number in self.marked if flags[number] & flag]

    def place(self, first: int, last: int) -> Span:
        """Where in the cleaned text the words `first` up to, without, `last` stand."""
        start, end = self._place(first, last)
        return self.prose.to_clean(start), self.prose.to_clean(end)

    def span(self, first: int, last: int) -> Span:
        """The same in the original."""
        return self.clean.span_to_original(self.place(first, last))

    def passage_of(self, number: int) -> Passage:
        """The passage in which a word stands."""
        return self.passages[bisect_right(self.passages, number, key=_FIRST) - 1]

    def said(self, first: int, last: int) -> str:
        """The words as the cleaned text has them."""
        return self.prose.text[slice(*self._place(first, last))]

    def _place(self, first: int, last: int) -> Span:
        """Where in the prose the words stand."""
        words, tokens, lengths = self.words, self.tokens, self.lengths
        start, end, word = tokens[first], tokens[last - 1], words[last - 1]
        return lengths[start] + start + words[first].offset, lengths[end] + end + word.offset + word.size


def sentence_bounds(story: Story, number: int) -> tuple[int, int]:
    """First word of the word's sentence, and the word after its last."""
    at = bisect_right(story.sentences, number)
    return story.sentences[at - 1], story.sentences[at] if at < len(story.sentences) else len(story.words)


@dataclass(frozen=True, slots=True)
class Prose:
    """What headline, deck, captions and body say, one after the other, and the way back to the cleaned text."""

    text: str
    kinds: list[str]  # of the passages
    starts: list[int]  # of the passages in `text` …
    cleaned: list[int]  # … and in the cleaned text

    def to_clean(self, place: int) -> int:
        at = bisect_right(self.starts, place) - 1
        return self.cleaned[at] + place - self.starts[at]


def story_words(cleaned: CleanText, layout: Layout) -> Story:
    """The words of the story's prose, the dateline left out."""
    prose = _prose(cleaned, layout)
    printed = prose.text.split(" ")
    words, tokens = _taken_apart(printed)
    passages = _passages(prose, tokens)
    flags = list(map(_FLAGS, words))
    marked = list(compress(range(len(flags)), flags))
    doubtful = _doubtful(words, flags, marked, passages)
    if doubtful:
        words, tokens, passages = _mended(words, tokens, passages, doubtful)
        flags = list(map(_FLAGS, words))
        marked = list(compress(range(len(flags)), flags))
    lengths = list(accumulate(map(len, printed), initial=0))
    known = _known(words, [number for number in marked if flags[number] & PLACED])
    for number in [number for number in known if is_persons(words, known, number)]:
        del known[number]
    known_ends = {last: first for first, (last, _) in known.items()}
    covered = {number for last, first in known_ends.items() for number in range(first, last)}
    for number in covered:
        flags[number] &= ~NAMES
    flags.append(0)
    sentences = _sentences(words, passages, [number for number in marked if flags[number] & STOPS])
    return Story(cleaned, prose, words, tokens, lengths, flags, passages, sentences, known, known_ends, covered, marked)


_FLAGS = attrgetter("flags")
_SPACES = "\n\t\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # the ends of lines among them
_FIRST = attrgetter("first")


def _prose(cleaned: CleanText, layout: Layout) -> Prose:
    """The passages with single blanks between words."""
    found = [(kind, cleaned.span_to_clean(span)) for kind, span in _spans(layout)]
    texts = [cleaned.text[start:end] for _, (start, end) in found]
    text = " ".join(texts)
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    starts = accumulate(map(len, texts), lambda place, length: place + length + 1, initial=0)
    return Prose(text, [kind for kind, _ in found], list(starts), [start for _, (start, _) in found])


def _spans(layout: Layout) -> list[tuple[str, Span]]:
    """Headline, deck, captions and paragraphs without what belongs to the page or the agency."""
    masks = [layout.dateline.span] if layout.dateline else []
    masks += [caption.credit_span for caption in layout.captions if caption.credit_span]
    masks.sort()
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


def _taken_apart(printed: list[str]) -> tuple[list[Word], list[int]]:
    """The words, and the number of the token in which each is printed."""
    found = list(map(MEMORY.__getitem__, printed))
    several = [(token, word) for token, word in enumerate(found) if type(word) is Several]
    if not several:
        return found, list(range(len(found)))
    words: list[Word] = []
    tokens: list[int] = []
    after = 0
    for token, word in several:
        words += found[after:token]
        tokens += range(after, token)
        words += word.words
        tokens += [token] * len(word.words)
        after = token + 1
    return words + found[after:], [*tokens, *range(after, len(found))]


def _passages(prose: Prose, tokens: list[int]) -> list[Passage]:
    """The words that make up each passage."""
    found: list[Passage] = []
    token = last = paragraph = 0
    for kind, start, end in zip(prose.kinds, prose.starts, prose.starts[1:], strict=False):
        token += prose.text.count(" ", start, end - 1) + 1
        first, last = last, bisect_left(tokens, token)
        paragraph += kind == "body"
        found.append(Passage(kind, first, last, paragraph))
    return found


def _doubtful(words: list[Word], flags: list[int], marked: list[int], passages: list[Passage]) -> set[int]:
    """The passages that may be printed in capitals or hold a name run together with what follows, by number."""
    runs = [number for number in marked if flags[number] & RUNS_ON and may_run_together(words, number)]
    upper = [number for number in marked if flags[number] & UPPER]
    if not runs and len(upper) < FEWEST_CAPITALS:
        return set()
    return {
        number
        for number, passage in enumerate(passages)
        if bisect_left(upper, passage.first + OPENING) - bisect_left(upper, passage.first) >= FEWEST_CAPITALS
        or bisect_left(runs, passage.last) > bisect_left(runs, passage.first)
    }


def _mended(
    words: list[Word], tokens: list[int], passages: list[Passage], doubtful: set[int]
) -> tuple[list[Word], list[int], list[Passage]]:
    """Names parted that are run together, and passages in capitals written as mixed case would have them."""
    mended: list[Word] = []
    places: list[int] = []
    moved: list[Passage] = []
    for number, passage in enumerate(passages):
        first = len(mended)
        mended += words[passage.first : passage.last]
        places += tokens[passage.first : passage.last]
        if number in doubtful:
            part_names(mended, places, first)
            if in_capitals(mended[first:]):
                mended[first:] = small_letters(mended[first:])
        moved.append(passage._replace(first=first, last=len(mended)))
    return mended, places, moved


def _sentences(words: list[Word], passages: list[Passage], stops: list[int]) -> list[int]:
    """The word that begins each sentence: each passage's first, and those after a full stop."""
    begins = {number + 1 for number in stops if number + 1 < len(words) and words[number + 1].shape != "l"}
    begins.update([passage.first for passage in passages if passage.first < passage.last])
    return sorted(begins)


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
