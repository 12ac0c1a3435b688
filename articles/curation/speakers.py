"""Say who spoke."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from articles.models import Correction, Official, Quote, Review, SpeakerType
from articles.search.index import index_articles


@transaction.atomic
def confirm_speaker(quote: Quote, *, user, now: datetime) -> bool:
    """Agree with what the reading found."""
    if quote.review != Review.MACHINE:
        return False
    quote.review = Review.CONFIRMED
    quote.save(update_fields=["review"])
    _record(quote, quote.speaker_label, quote.speaker_label, "Confirmed.", user, now, shown=False)
    return True


@transaction.atomic
def reassign_speaker(quote: Quote, *, official: Official | None, reason: str, user, now: datetime) -> bool:
    """Give the quote to another official, or to nobody where the story does not tell."""
    official = official.merged_into or official if official else None
    if quote.review == Review.CORRECTED and quote.official_id == (official.pk if official else None):
        return False
    old = quote.speaker_label
    quote.official, quote.institution = official, None
    quote.speaker_name = official.name if official else ""
    quote.speaker_type = SpeakerType.PERSON if official else SpeakerType.UNKNOWN
    quote.review = Review.CORRECTED
    why = f"Corrected by staff on {now.day} {now:%B %Y}: {reason}" if reason else "Corrected by staff."
    quote.explain(quote.rule, why)
    settled = ["official", "institution", "speaker_name", "speaker_type", "review", "reasoning", "why_day"]
    quote.save(update_fields=settled)
    quote.article.changed_at = now
    quote.article.save(update_fields=["changed_at"])
    index_articles([quote.article])
    _record(quote, old, quote.speaker_label, reason, user, now)
    return True


def _record(quote: Quote, old: str, new: str, reason: str, user, now: datetime, shown: bool = True) -> None:
    Correction.objects.create(
        article=quote.article,
        quote=quote,
        quote_text=quote.text,
        field="speaker",
        old=old,
        new=new,
        reason=reason,
        user=user,
        made_at=now,
        shown=shown,
    )
