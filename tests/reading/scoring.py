"""Measures the reader against the annotated stories.

    python -m tests.reading.scoring             prints precision and recall of every measure
    python -m tests.reading.scoring --misses    and every miss
    python -m tests.reading.scoring --raise     lifts the floors to what the reader reaches; refuses to lower them

A measure is a Tally: how many answers were right, how many the reader gave, how many the labels want. Measures named
`rule: …` hold the quotes that one rule of the reader gave, and the labelled reported clauses; `quotes in …` and
`speakers named by …` split what the labels want, so they have a recall and no precision.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.reading.pipeline import read
from articles.reading.types import Quote, Reading, Span
from tests.reading.annotated import Annotated, annotated_stories, digest_of, digest_of_stories

Figures = dict[str, dict[str, float]]  # {measure: {"precision", "recall"}}
Known = dict[str, tuple[str, int]]  # {story: (its digest, what the reader misses in it)}

FLOORS = Path(__file__).parent / "floors.json"
OVERLAP = 0.8  # shared characters over all characters, from which a quote counts as found
CLAUSE_OVERLAP = 0.6  # of a reported clause, whose ends readers see differently
MARKS = "\"'“”‘’«»„ \n"
PRONOUNS = {"he", "she", "they", "it", "him", "her"}


@dataclass
class Tally:
    right: int = 0
    given: int = 0
    wanted: int = 0
    recall_only: bool = False

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given and not self.recall_only else None

    @property
    def recall(self) -> float | None:
        return self.right / self.wanted if self.wanted else None

    def figures(self) -> dict[str, float]:
        """What there is of precision and recall, rounded down to four places."""
        both = {"precision": self.precision, "recall": self.recall}
        return {name: math.floor(value * 10_000) / 10_000 for name, value in both.items() if value is not None}


@dataclass
class Score:
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[str] = field(default_factory=list)

    def figures(self) -> Figures:
        return {name: tally.figures() for name, tally in sorted(self.tallies.items()) if tally.figures()}

    def known(self, stories: Iterable[Annotated]) -> Known:
        missed = Counter(miss.partition(": ")[0] for miss in self.misses)
        return {story.name: (digest_of(story), missed[story.name]) for story in stories}


def score(stories: Iterable[Annotated], reader: Callable[[str], Reading] = read) -> Score:
    """Read every story and compare. `reader` takes a text."""
    result = Score()
    for story in stories:
        reading = reader(story.text)
        for judge in (_judge_fields, _judge_date, _judge_lists, _judge_furniture, _judge_quotes, _judge_indirect):
            result.misses += [f"{story.name}: {miss}" for miss in judge(story, reading, result.tallies)]
    return result


def _judge_fields(story: Annotated, reading: Reading, tallies: dict[str, Tally]) -> Iterator[str]:
    layout = reading.layout
    answers = {
        "headline": reading.headline,
        "deck": reading.slice(layout.deck),
        "section": reading.slice(layout.section),
        "source": layout.source,
        "dateline_place": layout.dateline.place if layout.dateline else "",
    }
    for name, answer in answers.items():
        given, wanted = _squeeze(answer), _squeeze(story.labels[name])
        tally = tallies[name]
        tally.given += bool(given)
        tally.wanted += bool(wanted)
        if given == wanted:
            tally.right += bool(wanted)
        else:
            yield f"{name}: {given[:80]!r}, should be {wanted[:80]!r}"


def _judge_date(story: Annotated, reading: Reading, tallies: dict[str, Tally]) -> Iterator[str]:
    given, wanted = reading.date.value, story.labels["date"]
    tallies["date"].given += given is not None
    tallies["date"].wanted += wanted is not None
    tallies["date"].right += given == wanted is not None
    if given != wanted:
        yield f"date: {given}, should be {wanted}"
    years = story.labels["year_candidates"]
    if years and story.labels["date_how"] == "year-unknown":
        offered = [int(candidate[:4]) for candidate in reading.date.candidates]
        tally = tallies["year candidates"]
        tally.wanted += 1
        tally.given += bool(offered)
        tally.right += offered == years
        if offered != years:
            yield f"year candidates: {offered}, should be {years}"


def _judge_lists(story: Annotated, reading: Reading, tallies: dict[str, Tally]) -> Iterator[str]:
    labels, layout = story.labels, reading.layout
    officials = {_plain(official.name): official for official in reading.officials}
    lists = {
        "paragraphs": (map(reading.slice, layout.paragraphs), labels["body"]),
        "captions": (
            [f"{caption.text} | {caption.credit}" for caption in layout.captions],
            [f"{caption['text']} | {caption['credit']}" for caption in labels["captions"]],
        ),
        "countries": ([country.code for country in reading.countries], labels["countries"]),
        "officials": (officials, [_plain(official["name"]) for official in labels["officials"]]),
    }
    for name, (answers, wishes) in lists.items():
        given, wanted = Counter(map(_squeeze, answers)), Counter(map(_squeeze, wishes))
        tally = tallies[name]
        tally.right += (given & wanted).total()
        tally.given += given.total()
        tally.wanted += wanted.total()
        yield from (f"{name}, missed: {item[:90]!r}" for item in wanted - given)
        yield from (f"{name}, too many: {item[:90]!r}" for item in given - wanted)
    for label in labels["officials"]:
        official = officials.get(_plain(label["name"]))
        if official is None:
            continue
        right = (_plain(official.office), official.country) == (_plain(label["office"]), label["country"])
        tallies["posts"].right += right
        tallies["posts"].given += 1
        tallies["posts"].wanted += 1
        if not right:
            yield f"post of {official.name}: {official.office!r}, {official.country}; should be {label}"


def _judge_furniture(story: Annotated, reading: Reading, tallies: dict[str, Tally]) -> Iterator[str]:
    """Only recall: what is no furniture is held by the other parts."""
    tally = tallies["furniture"]
    tally.recall_only = True
    for label in story.labels["furniture"]:
        places = [found.span() for found in re.finditer(re.escape(label), story.text)]
        right = any(_parts_of(reading, span) <= {"furniture", "insert"} for span in places)
        tally.wanted += 1
        tally.right += right
        if not right:
            yield f"furniture: {label[:60]!r} is read as {', '.join(sorted(_parts_of(reading, places[-1])))}"


def _parts_of(reading: Reading, span: Span) -> set[str]:
    return {part for start, end, part in reading.layout.parts if start < span[1] and span[0] < end}


def _judge_quotes(story: Annotated, reading: Reading, tallies: dict[str, Tally]) -> Iterator[str]:
    marked = [(_unmarked(story.text, span), quote) for quote in reading.quotes for span in quote.quoted]
    for _, quote in marked:
        for name in ("quotes found", "quotes attributed", f"rule: {quote.rule}"):
            tallies[name].given += 1
    free = list(range(len(marked)))
    for label, span in _positions(story):
        splits = [f"quotes in {label['where']}", f"quotes {label['kind']}", f"speakers named by {_naming(label)}"]
        for name in splits:
            tallies[name].recall_only = True
        for name in ("quotes found", "quotes attributed", *splits):
            tallies[name].wanted += 1
        best = max(free, key=lambda index: _overlap(span, marked[index][0]), default=None)
        if best is None or _overlap(span, marked[best][0]) < OVERLAP:
            yield f"quote missed: {label['text'][:80]!r}"
            continue
        free.remove(best)
        quote = marked[best][1]
        tallies["quotes found"].right += 1
        tallies["speaker's words"].given += bool(quote.speaker.text)
        tallies["speaker's words"].wanted += 1
        tallies["speaker's words"].right += _same_words(label["speaker_text"], quote.speaker.text)
        if not _same_speaker(label, quote):
            yield f"speaker of {label['text'][:60]!r}: {quote.speaker.name!r} ({quote.rule}); {label['speaker']!r}"
            continue
        for name in ("quotes attributed", f"rule: {quote.rule}", *splits):
            tallies[name].right += 1
    for index in free:
        span, quote = marked[index]
        yield f"not a quote: {story.text[slice(*span)][:80]!r} ({quote.rule})"


def _judge_indirect(story: Annotated, reading: Reading, tallies: dict[str, Tally]) -> Iterator[str]:
    """Only recall: the labels list the clear cases, and a reader may see more."""
    clauses = [(span, quote) for quote in reading.quotes if not quote.quoted for span in quote.spans]
    start = 0
    for label in story.labels["indirect"]:
        start = max(story.text.find(label["text"], start), 0)
        span = (start, start + len(label["text"]))
        best = max(clauses, key=lambda clause: _overlap(span, clause[0]), default=None)
        found = best is not None and _overlap(span, best[0]) >= CLAUSE_OVERLAP
        attributed = found and best is not None and _same_name(label["speaker"], best[1].speaker.name, exact=False)
        if found and best is not None:
            tallies[f"rule: {best[1].rule}"].given += 1
            tallies[f"rule: {best[1].rule}"].right += attributed
        for name, right in (("indirect found", found), ("indirect attributed", attributed)):
            tallies[name].recall_only = True
            tallies[name].wanted += 1
            tallies[name].right += right
        if not found:
            yield f"indirect missed: {label['text'][:80]!r}"
        elif not attributed and best is not None:
            yield f"indirect speaker: {best[1].speaker.name!r}, should be {label['speaker']!r}"


def _positions(story: Annotated) -> Iterator[tuple[dict[str, str], Span]]:
    """Each labelled quote with its place, in the order of the text."""
    start = 0
    for label in story.labels["quotes"]:
        if label["where"] == "body":  # a deck may hold the same words before
            start = max(start, story.text.index(story.labels["body"][0]))
        start = story.text.index(label["text"], start)
        yield label, _unmarked(story.text, (start, start + len(label["text"])))
        start += len(label["text"])


def _same_speaker(label: dict[str, str], quote: Quote) -> bool:
    named = label["speaker"] is not None and label["speaker_type"] == "person" and not label["speaker"][:1].islower()
    return _same_name(label["speaker"], quote.speaker.name, exact=named)


def _same_name(wanted: str | None, given: str | None, *, exact: bool) -> bool:
    """People by their whole name; bodies, documents and the unnamed also where one naming holds the other."""
    left, right = _plain(wanted or "").split(), _plain(given or "").split()
    if left == right:
        return True
    shorter, longer = sorted((set(left) - {"the", "a", "an"}, set(right) - {"the", "a", "an"}), key=len)
    return not exact and len(shorter) >= 2 and shorter <= longer


def _same_words(wanted: str, given: str) -> bool:
    """The nearest naming, whatever of its article and its apposition belongs to it."""
    left, right = set(_plain(wanted).split()) - {"the", "a"}, set(_plain(given).split()) - {"the", "a"}
    return bool(left and right) and (left <= right or right <= left)


def _naming(label: dict[str, str]) -> str:
    """How the story names the speaker nearest to the quote: what a resolver must know."""
    words = _plain(label["speaker_text"]).split()
    if label["speaker_type"] != "person":
        return label["speaker_type"]
    if set(words) & PRONOUNS and len(words) == 1:
        return "pronoun"
    name = _plain(label["speaker"] or "").split()
    if words == name or words[-len(name) :] == name or words[: len(name)] == name:
        return "full name"
    return "surname" if set(words) & set(name) else "title"


def _overlap(left: Span, right: Span) -> float:
    shared = max(0, min(left[1], right[1]) - max(left[0], right[0]))
    return shared / ((left[1] - left[0]) + (right[1] - right[0]) - shared) if shared else 0.0


def _unmarked(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    return (span[1] - len(words.lstrip(MARKS)), span[0] + len(words.rstrip(MARKS)))


def _plain(words: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", words).casefold() if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare))


def _squeeze(words: str) -> str:
    return " ".join(words.split())


def read_floors(path: Path = FLOORS) -> dict[str, Any]:
    """`{"digest", "figures": Figures, "stories": Known}`; nothing where no floor was ever set."""
    empty: dict[str, Any] = {"digest": "", "figures": {}, "stories": {}}
    return empty | json.loads(path.read_text("utf-8")) if path.exists() else empty


def below_the_floors(figures: Figures, floors: Figures) -> Iterator[tuple[str, str, float, float]]:
    """(measure, precision or recall, figure, floor) of every figure under its floor.

    A measure that the reader no longer gives an answer to has no precision, and so can't fall under it.
    """
    for measure, sides in floors.items():
        for side, floor in sides.items():
            figure = figures.get(measure, {}).get(side)
            if figure is not None and figure < floor:
                yield measure, side, figure, floor


def raised(figures: Figures, floors: Figures) -> Figures:
    """The floors with every figure that is higher; measures that are gone keep theirs."""
    names = sorted({*figures, *floors})
    return {
        name: {
            side: max(figures.get(name, {}).get(side, 0.0), floors.get(name, {}).get(side, 0.0))
            for side in sorted({*figures.get(name, {}), *floors.get(name, {})})
        }
        for name in names
    }


def missed_more(now: Known, before: Known) -> int:
    """By how much more the reader misses in the stories that are as they were before; at most 0 if all is well."""
    same = [name for name in now if name in before and now[name][0] == before[name][0]]
    return sum(now[name][1] for name in same) - sum(before[name][1] for name in same)


def raise_floors(figures: Figures, known: Known, digest: str, path: Path = FLOORS) -> None:
    """Write the floors anew, none lower.

    Where stories were added or changed, the figures measure something else and start anew; but in the stories that
    stayed as they were the reader may not miss more. Raises ValueError where it does.
    """
    old = read_floors(path)
    more = missed_more(known, old["stories"])
    if more > 0:
        raise ValueError(f"{more} more misses in stories that did not change: mend the reader, the floors stay.")
    floors = raised(figures, old["figures"] if old["digest"] == digest else {})
    text = json.dumps({"digest": digest, "figures": floors, "stories": known}, ensure_ascii=False, indent=1)
    path.write_text(_one_line_each(text) + "\n", "utf-8")


def _one_line_each(text: str) -> str:
    """JSON with a measure or a story a line, so that a change shows as one."""
    return re.sub(r"(?<=[\[{])\n {3}([^\[{]*?)\n {2}(?=[\]}])", lambda inner: re.sub(r"\n *", " ", inner[1]), text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print every miss")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to what is reached")
    options = parser.parse_args()
    result = score(annotated_stories())
    if options.misses:
        print(*result.misses, sep="\n", end="\n\n")
    for name, tally in sorted(result.tallies.items()):
        sides = "  ".join(f"{side} {value:.4f}" for side, value in tally.figures().items())
        print(f"{name:32} {tally.right:4} right  {tally.given:4} given  {tally.wanted:4} wanted  {sides}")
    if options.lift:
        raise_floors(result.figures(), result.known(annotated_stories()), digest_of_stories())


if __name__ == "__main__":
    main()
