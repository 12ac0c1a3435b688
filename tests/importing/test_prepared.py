"""A story that is read is the same in the process that writes it."""

import json
import pickle
from datetime import date

from articles.formats.types import SourceDocument
from articles.importing.prepared import PreparedStory, QuoteValues, prepare, prepare_together
from articles.importing.reading_ahead import read_document
from articles.reading.wordings import put_together
from tests.benchmarks.generate_stories import stories


def documents():
    for told in stories(8):
        published = date.fromisoformat(told["published"])
        yield SourceDocument(told["name"], told["text"], "plain text", source=told["source"], published=published)
    yield SourceDocument("flash.txt", "URGENT\nFerry sinks\n", "plain text")


def prepared():
    return [prepare(document, read_document(document)) for document in documents()]


def test_a_prepared_story_goes_from_process_to_process_unchanged():
    told = prepared()
    again = pickle.loads(pickle.dumps(told))
    assert again == told
    assert all(isinstance(story, PreparedStory) for story in again)
    assert any(story.quotes and story.mentions and story.people and story.sketch for story in told)
    assert told[-1].sketch is None
    assert told[-1].mark.marked


def test_every_quote_and_mention_names_people_and_countries_of_its_story():
    for story in prepared():
        folded = {person.folded for person in story.people}
        for _values, country, person, quote in story.mentions:
            assert country in story.countries or person in folded
            assert quote is None or quote < len(story.quotes)


def test_stories_prepared_together_are_as_if_each_were_prepared_alone():
    together = list(documents())
    assert prepare_together(together, [read_document(document) for document in together]) == prepared()


def briefly(values):
    return json.dumps(values, separators=(",", ":"))


def test_lists_and_objects_are_written_as_json_writes_them():
    caption = "Photo caption: A “ferry” off Zürich. (Photo by A. Ünal/Solano)"
    text = f"Ferry line opens\n\nZÜRICH, April 10 (Solano) -- It opened, a clerk said on Tuesday.\n\n{caption}\n"
    document = SourceDocument("ferry.txt", text, "plain text", headline="“Ferry”")
    reading = read_document(document)
    article = prepare(document, reading).article
    assert article.layout == briefly(reading.layout.parts)
    assert article.paragraphs == briefly(reading.layout.paragraphs)
    assert article.date_candidates == briefly(reading.date.candidates) != "[]"
    assert article.date_evidence == briefly(reading.date.evidence) != "[]"
    assert [one["text"] for one in json.loads(article.captions)] == [one.text for one in reading.layout.captions] != []
    assert article.told == json.dumps({"headline": "“Ferry”"})


def test_the_values_of_a_quote_are_in_the_order_of_their_names():
    for document in documents():
        reading = read_document(document)
        for quote, (values, _person, _institution, (rule, wording)) in zip(
            reading.quotes, prepare(document, reading).quotes, strict=True
        ):
            told = QuoteValues(*values)
            start, end = min(quote.spans)[0], max(end for _start, end in quote.spans)
            assert (told.article_length, told.start, told.end) == (len(document.text), start, end)
            assert (told.kind, told.where, rule) == (quote.kind, quote.where, quote.rule)
            day = told.why_day and date.fromisoformat(told.why_day)
            named = {"naming": told.speaker_text, "name": told.speaker_name}
            assert put_together(wording, **named, day=day) == quote.why
            assert (told.speaker_text, told.speaker_type) == (quote.speaker.text, quote.speaker.type)
            assert (told.spans, told.quoted) == (briefly(quote.spans), briefly(quote.quoted))
            cue = quote.cue or ("", (None, None))
            assert (told.cue_text, (told.cue_start, told.cue_end)) == cue
            assert told.confidence == quote.confidence
