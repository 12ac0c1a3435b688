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
    to_clean = cleaned.span_to_clean
    quoted = [to_clean(span) for found in attributions for span in found.quoted]
    scene = Scene(cleaned.text, _passages(layout, cleaned), cast, day, quoted)
    order = sorted(range(len(attributions)), key=list(map(_place, attributions)).__getitem__)
    verdicts: dict[int, Verdict] = {}
    known: dict[Span, Verdict] = {}
    for number in order:
        found = attributions[number]
        if found.speaker_span is None:
            verdicts[number] = Verdict(None, "unknown", "The story does not say whose words these are.")
            continue
        span = _relayed(cleaned.text, to_clean(found.speaker_span))
        if span not in known:
            if found.antecedent:  # "Maia Sandu, who said …"
                span = to_clean(found.antecedent)
            words = cleaned.text[span[0] : span[1]].strip()
            pronoun = words.lower()
            verdict = whom(pronoun, span, scene) if pronoun in PRONOUNS else who_speaks(words, span, scene)
            known[span] = verdict
            scene.heard.add(span[0], words, verdict, aside=found.antecedent is not None)
        verdicts[number] = known[span]
    return tuple([_quote(text, found, verdicts[number]) for number, found in enumerate(attributions)])


_ENDS_ACCORDING = frozenset("oOeE")
_ACCORDING = re.compile(r"according to(?: the)?\s\Z", re.I)
_RELAYS = re.compile(r",? (?:quoting|citing) ((?>(?:[A-Z\w][\w.&'-]*+ ?){1,12}))")


def _relayed(text: str, span: Span) -> Span:
    """ "According to Yonhap, quoting KCNA, …": KCNA speaks."""
    if text[span[0] - 2 : span[0] - 1] not in _ENDS_ACCORDING or not _ACCORDING.search(
        text, max(0, span[0] - 17), span[0]
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
    span, cue = found.speaker_span, found.cue_span
    return Quote(
        found.kind,
        "".join([text[start:end] for start, end in found.quoted or found.spans]),
        found.spans,
        found.quoted,
        Speaker(text[span[0] : span[1]] if span else "", span, verdict.name, verdict.type, verdict.person),
        Cue(text[cue[0] : cue[1]], cue) if cue else None,
        found.rule,
        because(found.rule, verdict.why),
        found.confidence if verdict.confidence == 1 else round(found.confidence * verdict.confidence, 3),
        found.where,
    )
