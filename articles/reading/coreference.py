"""Who the words that name a speaker stand for."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.people import Cast
from articles.reading.types import Attribution, Cue, Layout, Quote, Speaker, StoryDate


def resolve_speakers(
    text: str, layout: Layout, attributions: Sequence[Attribution], cast: Cast, day: StoryDate
) -> tuple[Quote, ...]:
    """Each attribution with its speaker's fullest name, or unknown and why."""
    return tuple(
        Quote(
            kind=found.kind,
            text="".join(text[slice(*span)] for span in found.quoted or found.spans),
            spans=found.spans,
            quoted=found.quoted,
            speaker=Speaker(text[slice(*found.speaker_span)], found.speaker_span) if found.speaker_span else Speaker(),
            cue=Cue(text[slice(*found.cue_span)], found.cue_span) if found.cue_span else None,
            rule=found.rule,
            why="",
            confidence=found.confidence,
            where=found.where,
        )
        for found in attributions
    )
