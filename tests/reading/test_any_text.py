"""Whatever the text: a reading whose parts stand where they say, or a story that can't be read. Never an error."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.reading.pipeline import UnreadableStory, read
from articles.reading.types import Reading, Span

STORIES = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("stories/*.txt"))]
# What readers of stories stumble over: marks, line ends of all kinds, halves of characters, datelines, names, days.
MORSELS = [
    *"“”\"‘’'«».,:;()[]*=#…—-/",
    *("\n", "\n\n", "\r\n", "\r", "\t", "\v", "\f", "\x1c", "\x85", "\u2028", "\xa0", "\u200b", "\u202e", "\ufeff"),
    *("\0", "\x01", "\x1a", "\ud800", "\udfff", "😀", "İ", "ß", "ﬁ", "a\u0301", "x" * 50),
    *("MOSCOW,", "April 10.", "/TASS/.", "(Reuters)", "--", "Feb. 29", "31 February", "0000", "9999", "Monday"),
    *("said", "told", "according to", "he", "Lavrov", "Russian Foreign Minister Sergey Lavrov", "the minister"),
    *("North Korea", "U.S.", "’s", "Mr.", "By", "UPDATE 2-", "(LEAD)", "©", "Photo:", "<b>", "&amp;", "http://x.y/"),
]
morsel = st.sampled_from(MORSELS)


@st.composite
def spoiled_story(draw) -> str:
    """A story with pieces taken out, doubled, put in, or its lines run together."""
    text = draw(st.sampled_from(STORIES))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 400)))
        piece = text[start:end]
        spoiled = draw(st.sampled_from(["", piece * 2, piece.replace("\n", " "), draw(morsel), piece + draw(morsel)]))
        text = text[:start] + spoiled + text[end:]
    return text


any_text = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(morsel, st.text(max_size=3)), max_size=50).map(" ".join),
    st.lists(morsel, max_size=50).map("".join),
    spoiled_story(),
)


def flaws(reading: Reading) -> list[str]:
    """What is wrong with a reading's spans, in words."""
    text, found, at = reading.text, [], 0
    for start, end, part in reading.layout.parts:
        if start != at or end <= start:
            found.append(f"{part} from {start} to {end} leaves a gap or an overlap at {at}")
        at = end
    if at != len(text):
        found.append(f"the layout ends at {at} of {len(text)}")
    for what, span, words in named_spans(reading):
        if not 0 <= span[0] < span[1] <= len(text):
            found.append(f"{what} {span} is out of range")
        elif words is not None and text[slice(*span)] != words:
            found.append(f"{what} {span} is not {words!r}")
    for quote in reading.quotes:
        if quote.text != "".join(text[slice(*span)] for span in quote.quoted or quote.spans):
            found.append(f"the quote {quote.text!r} is not what stands at its spans")
        if not all(any(s <= a and b <= e for s, e in quote.spans) for a, b in quote.quoted):
            found.append(f"{quote.text!r} is quoted outside of what is attributed")
    return found


def named_spans(reading: Reading) -> list[tuple[str, Span, str | None]]:
    layout = reading.layout
    spans = [(name, getattr(layout, name), None) for name in ("headline", "deck", "section", "byline")]
    spans += [("paragraph", span, None) for span in layout.paragraphs]
    spans += [("caption", caption.span, None) for caption in layout.captions]
    spans += [("credit", caption.credit_span, caption.credit) for caption in layout.captions]
    spans += [("dateline", layout.dateline.span, layout.dateline.text)] if layout.dateline else []
    for quote in reading.quotes:
        spans += [("quote", span, None) for span in (*quote.spans, *quote.quoted)]
        spans += [("speaker", quote.speaker.span, quote.speaker.text)]
        spans += [("cue", quote.cue.span, quote.cue.text)] if quote.cue else []
    for named in (*reading.countries, *reading.officials):
        spans += [("mention", mention.span, mention.text) for mention in named.mentions]
    return [(what, span, words) for what, span, words in spans if span]


@settings(max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(any_text, st.none() | st.dates())
def test_any_text_gives_a_reading_that_fits_it(text, published):
    try:
        reading = read(text, published)
    except UnreadableStory:
        return
    assert flaws(reading) == []
    for day in (reading.date.value, *reading.date.candidates):
        if day:
            date.fromisoformat(day.replace("--", "2000-"))


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize("day", ["Jan. 1", "Feb. 29", "Dec. 31"])
def test_the_first_and_the_last_day_of_the_calendar_are_days(day, published):
    reading = read(f"Ferry line to open\n\nOSLO, {day}. /TASS/. It opens.\n", published)
    assert reading.date.how != "unknown"


@pytest.mark.parametrize("text", ["", " \n\t", "\u2003\u2028"])
def test_a_text_without_a_story_is_refused_by_name(text):
    with pytest.raises(UnreadableStory, match="empty"):
        read(text)
