"""A small archive for the tests of pages: any number of like stories, and every address."""

from datetime import date

from articles.models import Rights, State
from tests.factories import (
    make_article,
    make_country,
    make_mention,
    make_official,
    make_quote,
    make_source,
)


def fill(number: int, *, state=State.PUBLISHED, rights=Rights.WHOLE, tag: str = "", day=date(2018, 4, 10)) -> None:
    """`number` stories; each with its own source, countries, official and quote, and all with the shared ones."""
    shared = make_source(f"Meridian{tag}", rights=rights)
    norway = make_country(f"N{tag or 'O'}".upper(), f"Norway{tag}")
    chile = make_country(f"C{tag or 'L'}".upper(), f"Chile{tag}")
    solheim = make_official(f"Astrid Solheim{tag}", country=norway)
    for index in range(number):
        words = f"Secretword{tag} to Chile{tag} {index},"
        body = f"OSLO, April 10. Norway{tag} and Chile{tag} agree {index}. “{words}” she said."
        article = make_article(f"Headline{tag} {index}", body=body, source=shared, state=state, day=day)
        other = make_official(f"Person{tag} Number{index}", country=chile)
        quote = make_quote(article, words, solheim if index % 2 == 0 else other)
        make_mention(article, f"Norway{tag}", country=norway)
        start = article.text.index(f"Chile{tag} {index},")
        mention = make_mention(article, f"Chile{tag}", country=chile)
        mention.start, mention.end, mention.quote = start, start + len(f"Chile{tag}"), quote
        mention.save()
        make_mention(article, "she", official=solheim, office="minister")
        make_mention(article, "agree", official=other, office="minister")


LISTS = [
    "/articles",
    "/articles/2018",
    "/articles/2018/04",
    "/articles/2018/04/10",
    "/quotes",
    "/countries/norway",
    "/countries/norway/chile",
    "/officials/astrid-solheim",
    "/sources/meridian",
]
PAGES = [
    "/",
    *(f"{address}/" for address in LISTS),
    "/articles/?q=agree&country=no",
    "/quotes/?about=cl&speaker=astrid-solheim",
    "/articles/?facet=official&q=agree",
    "/quotes/?facet=about&named=chi",
    "/suggest/?q=per",
    "/countries/",
    "/officials/",
    "/officials/?q=solheim&country=no&sort=name",
    "/sources/",
    "/feeds/",
    "/corrections/",
    "/about/",
]
FACES = [f"{address}.{extension}" for address in LISTS for extension in ("atom", "rss", "json", "csv")]
EVERYTHING = [*PAGES, *FACES]


def body_of(response) -> str:
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()
