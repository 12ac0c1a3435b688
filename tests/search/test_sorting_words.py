"""Documents stand under the words that they hold, each where those who may find it by the word look."""

from hypothesis import given
from hypothesis import strategies as st

from articles.models import QuoteKind, Rights
from articles.search.entries import QuoteFacts, StoryFacts, entry_of
from articles.search.sorting_words import sort_words
from articles.search.story_words import words_of_story
from articles.search.words import words_of

text = st.lists(
    st.sampled_from(["Grain", "grain", "ships", "boat's", "'s", "Łódź", "sail", "2018", "😀"]), max_size=6
).map(" ".join)
quote = st.tuples(st.sampled_from(QuoteKind.values), text)
story = st.tuples(st.sampled_from(Rights.values), text, text, text, st.lists(quote, max_size=3))


def facts(number, rights, headline, opening, more, quotes):
    return StoryFacts(
        article=number,
        rights=rights,
        day=None,
        group=None,
        standing=0,
        source=1,
        section="",
        place="",
        headline=headline,
        opening=opening,
        words=words_of_story(f"{opening}\n{more}", [words for _kind, words in quotes]),
        quotes=[QuoteFacts(place, kind, None, words) for place, (kind, words) in enumerate(quotes)],
        mentions=[],
    )


def expected(rights, headline, opening, more, quotes):
    """By column the words of a story, one after the other."""
    whole = {*words_of(opening), *words_of(more)}
    shown = [words for kind, words in quotes if kind in {"direct", "mixed"}]
    title = set(words_of(headline or ("" if rights == Rights.HEADLINE else opening) or "Untitled story"))
    if rights == Rights.HEADLINE and not headline:
        title = set()
    public = {
        Rights.WHOLE: whole,
        Rights.EXCERPT: set(words_of(" ".join([opening, *shown]))),
        Rights.HEADLINE: set(),
    }[rights]
    return {"title": title, "open": title | public, "closed": whole - title - public}


def held(words, doc):
    return {column: {word for word, docs in one.by_word().items() if doc in docs} for column, one in words.items()}


@given(st.lists(story, max_size=5), st.integers(0, 70_000))
def test_documents_stand_under_their_words(stories, first):
    entries = [entry_of(facts(number, *one)) for number, one in enumerate(stories)]
    spoken = [words for *_others, quotes in stories for _kind, words in quotes]
    docs = [first + 3 * number for number in range(len(stories))][::-1]  # in whatever order
    found = sort_words(entries, docs, range(first, first + len(spoken)))
    for doc, one in zip(docs, stories, strict=True):
        assert held(found.lists["s"], doc) == expected(*one)
    for doc, words in enumerate(spoken, first):
        assert held(found.lists["q"], doc) == {"title": set(), "open": set(words_of(words)), "closed": set()}
    for one in (one for columns in found.lists.values() for one in columns.values()):
        assert len(set(one.words)) == len(one.words) == len(one.counts)
        assert all(list(several) == sorted(set(several)) for several in one.by_word().values())
