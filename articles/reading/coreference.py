"""Who the words that name a speaker stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from articles.reading.clean_text import CleanText, clean
from articles.reading.people import Cast
from articles.reading.pronouns import PRONOUNS, Said, whom
from articles.reading.speakers import Scene, Verdict, who_speaks
from articles.reading.types import Attribution, Cue, Layout, Quote, Span, Speaker, StoryDate


@dataclass(slots=True)
class _Run:
    """What has been settled so far, in the order of the text."""

    said: list[Said] = field(default_factory=list)


def resolve_speakers(
    text: str, layout: Layout, attributions: Sequence[Attribution], cast: Cast, day: StoryDate
) -> tuple[Quote, ...]:
    """Each attribution with its speaker's fullest name, or unknown and why.

    Pronouns need what comes before them, so attributions are settled in the order of their speakers' namings.
    """
    cleaned = clean(text)
    scene = Scene(cleaned.text, _prose(layout, cleaned), cast, day)
    scene.quoted = [cleaned.span_to_clean(span) for found in attributions for span in found.quoted]
    order = sorted(range(len(attributions)), key=lambda number: _place(attributions[number]))
    verdicts: dict[int, Verdict] = {}
    known: dict[Span, Verdict] = {}
    run = _Run()
    for number in order:
        found = attributions[number]
        if found.speaker_span is None:
            verdicts[number] = Verdict(None, "unknown", "The story does not say whose words these are.")
            continue
        span = cleaned.span_to_clean(found.speaker_span)
        if span not in known:
            words = cleaned.text[slice(*span)].strip()
            if words.lower() in PRONOUNS:
                known[span] = whom(words.lower(), span, scene, run.said)
            else:
                known[span] = who_speaks(words, span, scene, run.said)
            run.said.append(Said(span, known[span], words))
        verdicts[number] = known[span]
    return tuple(_quote(text, found, verdicts[number]) for number, found in enumerate(attributions))


def _place(found: Attribution) -> tuple[int, int]:
    """Where the speaker is named, or where the words stand if he is not."""
    return found.speaker_span or found.spans[0]


def _prose(layout: Layout, cleaned: CleanText) -> list[tuple[str, Span]]:
    return [(kind, cleaned.span_to_clean(span)) for kind, span in layout.prose()]


def _quote(text: str, found: Attribution, verdict: Verdict) -> Quote:
    speaker = Speaker()
    if found.speaker_span:
        speaker = Speaker(text[slice(*found.speaker_span)], found.speaker_span)
    speaker = replace(speaker, name=verdict.name, type=verdict.type, person=verdict.person)
    return Quote(
        kind=found.kind,
        text="".join(text[slice(*span)] for span in found.quoted or found.spans),
        spans=found.spans,
        quoted=found.quoted,
        speaker=speaker,
        cue=Cue(text[slice(*found.cue_span)], found.cue_span) if found.cue_span else None,
        rule=found.rule,
        why=verdict.why,
        confidence=round(found.confidence * verdict.confidence, 3),
        where=found.where,
    )
