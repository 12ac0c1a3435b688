"""What a person corrected survives a new version of the story."""

from datetime import date

import pytest

from articles.curation.dating import redate
from articles.curation.particulars import correct_particulars
from articles.curation.speakers import reassign_speaker
from articles.formats.types import SourceDocument
from articles.importing.documents import import_document
from articles.models import Article, Quote, Rights, State
from tests.factories import NOW, make_official

pytestmark = pytest.mark.django_db

STORY = """Ferry line to open in June

OSLO, April 10. /TASS/. A ferry line will open in June, Foreign Minister Astrid Solheim said on Tuesday.

"The boats are ready," Solheim said.
"""


def bring(text):
    document = SourceDocument("ferry.txt", text, "plain text", url="https://example.org/1")
    return import_document(document, state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)


def test_a_speaker_given_by_staff_stays_with_the_words(admin_user):
    bring(STORY)
    quote = Quote.objects.get(text="The boats are ready,")
    reassign_speaker(quote, official=make_official("Bjarne Lund"), reason="Heard it.", user=admin_user, now=NOW)
    bring(STORY.replace("A ferry line", "One ferry line"))
    again = Quote.objects.get(text="The boats are ready,")
    assert again.pk == quote.pk, "it is cited by its address"
    assert again.corrections.get().quote_text == quote.text
    assert (again.speaker_label, again.review) == ("Bjarne Lund", "corrected")


def test_what_staff_said_of_a_speaker_stays_however_a_version_names_him(admin_user):
    bring(STORY)
    quote = Quote.objects.get(text="The boats are ready,")
    reason = "“Solheim” is misprinted for Bjarne Lund."
    reassign_speaker(quote, official=make_official("Bjarne Lund"), reason=reason, user=admin_user, now=NOW)
    assert quote.why == f"Corrected by staff on 1 May 2024: {reason}"
    bring(STORY.replace('ready," Solheim said', 'ready," she said'))
    again = Quote.objects.get(text="The boats are ready,")
    assert (quote.speaker_text, again.speaker_text) == ("Solheim", "she")
    assert (again.why, again.why_day) == (quote.why, date(2024, 5, 1))


def test_a_day_confirmed_by_staff_stays(admin_user):
    bring(STORY)
    redate(Article.objects.get(), day=date(2018, 4, 10), reason="Known.", user=admin_user, now=NOW)
    bring(STORY.replace("A ferry line", "One ferry line"))
    article = Article.objects.get()
    assert (article.date, article.date_how) == (date(2018, 4, 10), "confirmed")


TWICE = STORY + '\n"Never," Foreign Minister Astrid Solheim said.\n\n"Never," Solheim said.\n'


def test_the_same_words_in_two_places_keep_each_its_own_speaker(admin_user):
    bring(TWICE)
    first, second = Quote.objects.filter(text="Never,")
    reassign_speaker(second, official=make_official("Bjarne Lund"), reason="Heard it.", user=admin_user, now=NOW)
    bring(TWICE.replace("A ferry line", "One ferry line"))
    again = Quote.objects.filter(text="Never,")
    assert [quote.speaker_label for quote in again] == [first.speaker_label, "Bjarne Lund"]
    bring(TWICE.replace('\n"Never," Foreign Minister Astrid Solheim said.\n', ""))
    (left,) = Quote.objects.filter(text="Never,")
    assert left.review == "machine", "which of the two is left can't be told"
    assert "Bjarne Lund" in Article.objects.get().review_note


def test_section_and_address_given_by_staff_stay(admin_user):
    bring(STORY)
    given = {"section": "Shipping", "url": "https://example.org/right"}
    correct_particulars(Article.objects.get(), values=given, reason="", user=admin_user, now=NOW)
    later = SourceDocument("b.txt", STORY.replace("June", "July"), "x", url=given["url"], section="World", identity="7")
    import_document(later, state=State.PUBLISHED, now=NOW, new_source_rights=Rights.WHOLE)
    article = Article.objects.get()
    assert "July" in article.text
    assert (article.section, article.url) == ("Shipping", "https://example.org/right")
