"""Who the words that name a speaker stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.clean_text import CleanText
from articles.reading.people import Cast
from articles.reading.pronouns import PRONOUNS, whom
from articles.reading.rules import because
from articles.reading.scene import Scene, Verdict
from articles.reading.speakers import who_speaks
from articles.reading.types import Attribution, Cue, Layout, Quote, Span, Speaker, StoryDate


def resolve_speakers(
    text: str, cleaned: CleanText, layout: Layout, attributions: Sequence[Attribution], cast: Cast, day: StoryDate
) -> tuple[Quote, ...]:
    """Each attribution with its speaker's fullest name, or unknown and why.

    Pronouns need what comes before them, so attributions are settled in the order of their speakers' namings.
    """
    quoted = [cleaned.span_to_clean(span) for found in attributions for span in found.quoted]
    scene = Scene(cleaned.text, _passages(layout, cleaned), cast, day, quoted)
    order = sorted(range(len(attributions)), key=lambda number: _place(attributions[number]))
    verdicts: dict[int, Verdict] = {}
    known: dict[Span, Verdict] = {}
    for number in order:
        found = attributions[number]
        if found.speaker_span is None:
            verdicts[number] = Verdict(None, "unknown", "The story does not say whose words these are.")
            continue
        span = _relayed(cleaned.text, cleaned.span_to_clean(found.speaker_span))
        if span not in known:
            if found.antecedent:  # "Maia Sandu, who said …"
                span = cleaned.span_to_clean(found.antecedent)
            words = cleaned.text[slice(*span)].strip()
            if words.lower() in PRONOUNS:
                known[span] = whom(words.lower(), span, scene)
            else:
                known[span] = who_speaks(words, span, scene)
            scene.heard.add(span[0], words, known[span], aside=found.antecedent is not None)
        verdicts[number] = known[span]
    return tuple(_quote(text, found, verdicts[number]) for number, found in enumerate(attributions))


_RELAYS = re.compile(r",? (?:quoting|citing) ((?>(?:[A-Z\w][\w.&'-]*+ ?){1,12}))")


def _relayed(text: str, span: Span) -> Span:
    """ "According to Yonhap, quoting KCNA, …": KCNA speaks."""
    if (
        text[max(0, span[0] - 13) : span[0]].lower().strip() != "according to"
        and text[max(0, span[0] - 17) : span[0]].lower().strip() != "according to the"
    ):
        return span
    relay = _RELAYS.match(text, span[1])
    return (relay.start(1), relay.start(1) + len(relay[1].rstrip())) if relay else span


def _place(found: Attribution) -> tuple[int, int]:
    """Where the speaker is named, or where the words stand if he is not."""
    return found.speaker_span or found.spans[0]


def _passages(layout: Layout, cleaned: CleanText) -> list[Span]:
    return [cleaned.span_to_clean(span) for _, span in layout.prose()]


def _quote(text: str, found: Attribution, verdict: Verdict) -> Quote:
    span = found.speaker_span
    words = text[slice(*span)] if span else ""
    return Quote(
        kind=found.kind,
        text="".join([text[slice(*span)] for span in found.quoted or found.spans]),
        spans=found.spans,
        quoted=found.quoted,
        speaker=Speaker(words, span, verdict.name, verdict.type, verdict.person),
        cue=Cue(text[slice(*found.cue_span)], found.cue_span) if found.cue_span else None,
        rule=found.rule,
        why=because(found.rule, verdict.why),
        confidence=round(found.confidence * verdict.confidence, 3),
        where=found.where,
    )
