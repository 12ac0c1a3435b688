"""A story that is read is the same in the process that writes it."""

import pickle
from datetime import date

from articles.formats.types import SourceDocument
from articles.importing.prepared import PreparedStory, prepare
from articles.importing.reading_ahead import read_document
from tests.benchmarks.generate_stories import stories


def prepared():
    for told in stories(8):
        published = date.fromisoformat(told["published"])
        document = SourceDocument(told["name"], told["text"], "plain text", source=told["source"], published=published)
        yield prepare(document, read_document(document))
    flash = SourceDocument("flash.txt", "URGENT\nFerry sinks\n", "plain text")
    yield prepare(flash, read_document(flash))


def test_a_prepared_story_goes_from_process_to_process_unchanged():
    told = list(prepared())
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
