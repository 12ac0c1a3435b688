"""Texts that are nothing but trouble, to be read beside ordinary stories: what is repeated until it is long enough."""

from __future__ import annotations

from collections.abc import Iterator

LENGTH = 100_000  # characters of each

# What is repeated; {n} is the number of the repetition.
HOSTILE = {
    "straight marks": '"',
    "pairs of marks": "“a” ",
    "marks never closed": "“word ",
    "nested marks": "“‘“‘",
    "capitals": "PRESIDENT OF RUSSIA SAID ",
    "capitalised words": "Minister Ivan Petrov Said ",
    "one line of words": "word ",
    "no spaces": "x",
    "spaces": " ",
    "short lines": "a\n",
    "datelines": "MOSCOW, April 10. /TASS/. ",
    "cues": "said he said that according to ",
    "commas": "a, ",
    "brackets": "([{<",
    "dashes": "— – - ",
    "entities": "&quot;&#x27;",
    "a pronoun speaks": '"Yes," he said. ',
    "a name speaks": '"Yes," said Ivan Petrov. ',
    "a title and a name speak": "Minister Ivan Petrov said. ",
    "a title speaks": '"Yes," the minister said. ',
    "two pronouns": "He said. She said. ",
    "things speak": '"Yes," it said. The agency said. ',
    "nobody known speaks": '"Yes," a spokesman said. "No," the spokesman said. He left. ',
    "no stops": 'he said "yes" and it said "no" and Ivan Petrov said ',
    "paragraphs": '"Yes," he said.\n',
    "names": "Ivan Petrov{n}ov said. ",
    "names and surnames": '"Yes," said Ivan Petrov{n}ov. "No," Petrov{n}ov said. ',
    "names alike": "Ivan Petrov met Boris{n}a Petrov. Petrov said. ",
    "misspelt names": "Anna Zaytsev{n}ava said. Zaytsev{n}awa said. ",
    "ministers": '"Yes," Minister Ivan Petrov{n}ov said. "No," the minister said. ',
    "titles": '"Yes," said the w{n} minister of w{n}. ',
    "posts": "the deputy minister of the chairman of the president of the ",
    "lists of names": "Ivan Petrov, Anna Berg, and ",
    "given names": "Ivan ",
    "initials": "J. ",
    "countries": "Russia, China and Georgia and Jordan. ",
    "names of countries": "Jordan Jordan Berg in Jordan. ",
    "governments": "the Petrov government and ",
    "possessives": "Russia's minister's aide's spokesman's ",
    "institutions": '"Yes," the bank said. Bank{n} said. ',
    "acronyms": '"Yes," the KCNA{n} said (KCNA). ',
    "hyphens": "Russia-China-",
    "headline in capitals": "IVAN PETROV, ",
    "title case": "Ivan Petrov Of Russia Said Anna Berg Was ",
    "mojibake": "â€œIvanâ€™s ",
    "quotes without a verb": "“Yes yes yes yes.” The talks went on. ",
    "marks open on each line": "“The talks went on and on until the night.\n",
    "marks mismatched": "“a ‘b” c’ \"d ' e» «f ",
    "quoted lines": "“a”\n",
    "capital lines": "PRESIDENT SAID THE TALKS WOULD GO ON\n",
    "long digits": "1234567890",
    "double blanks": "word  word  ",
    "said that he said": "Mr. Smith said that he said that ",
    "as he said": 'as he said, "so" and ',
    "who said": "Orlov, who said ",
    "adding that": ", adding that ",
    "sources say": "sources say ",
    "photos": "Photo by Ivan Petrov/TASS\n",
    "captions": "The minister speaks. © Ivan Petrov/TASS\n",
    "rubrics": "World\n",
    "Cyrillic": "Владимир Путин заявил. ",
    "Chinese lines": "中国外交部发言人说\n",
    "right to left": "قال الوزير ",
    "emoji": "😀 ",
    "combining marks": "e\u0301a\u0308 ",
    "blanks of all kinds": "word\tword\xa0word\u200b word ",
    "form feeds": "a\f",
    "line separators": '"Yes," he said.\u2028',
    "line feeds and returns": '"Yes," he said.\r\n',
    "blank lines": "a\n\n",
    "long words": "x" * 200 + " ",
    "words never seen": "word{n} ",
    "hyphen chains": "well-known-and-long-",
    "apostrophes": "it's o'clock rock'n'roll ' ",
    "slashes": "a/b/",
    "stops": ". ",
    "abbreviations": "Mr. Gov. U.S. D.C. ",
    "figures": "1,234.5 of 67% and $89 ",
    "dates": "on April 10, 2018, and on Tuesday, May 5, ",
    "dates on lines": "April 10, 2018\n",
    "datelines on lines": "MOSCOW, April 10. /TASS/. He said.\n",
    "e-mail addresses": "a.b@c.com\n",
    "web addresses": "https://example.com/a/b?c=d\n",
    "tags of pages": '<div class="a">\n',
    "buttons": "Share\nTweet\n",
    "headlines": "Petrov says talks will go on\n",
    "headlines with speakers": 'Petrov: "yes" — ',
    "captions in brackets": "Sergey Lavrov (AP Photo/Ivan Petrov)\n",
    "lists": "1. a word\n",
    "marks that open": "“",
    "marks that alternate": '“a word or two” and then "some more words" and ‘more words’ and ',
    "broken marks": "â€œYes,â€\x9d he said. ",
    "single marks": "'yes' he said ",
    "dashes between words": "he said - she said - ",
    "quoted lines never seen": "“w{n}”\n",
    "speaking lines never seen": '"W{n}," he said.\n',
    "questions": '"Yes?" he asked. "No!" she said. ',
    "quotations in capitals": '"YES," IVAN PETROV SAID. ',
    "capitals never seen": "IVAN PETROV{n} SAID THE TALKS. ",
    "colons": "he said: he said: ",
    "colons and quotations": 'He said: "Yes". ',
    "colons at the end of lines": 'He said:\n"Yes."\n',
    "according to": "according to Ivan Petrov, according to the ministry, ",
    "quoting": "According to Yonhap, quoting KCNA, ",
    "told reporters": "Petrov told reporters in Moscow on Tuesday.\n",
    "it said": "It said it said. ",
    "states speak": '"Yes," Russia said. "No," China said. ',
    "leaders speak": '"Yes," said Putin. "No," Trump said. "So," Lavrov said. ',
    "counterparts": 'Minister Ivan Petrov{n}ov came. "Yes," his Swiss counterpart said. ',
    "two ministers": 'Minister Ivan Petrov{n}ov and Minister Anna Berg{n} met. "No," the minister said. ',
    "persons never seen": '"Yes," Ivan{n} Petrov{n} said. "No," he said. ',
    "people of one surname": 'Ivan{n} Petrov came. "No," Petrov said. ',
    "institutions never seen": '"Yes," the {n} ministry said. ',
    "speakers never seen": '"Yes," the {n} said. ',
    "spelled out": 'Bank of Ab{n} (BA{n}) said. "Yes," the BA{n} chief said. ',
    "office titles": "president prime minister foreign minister spokesman ",
    "countries alone": "Russia China Iran Japan ",
    "lines of a country": "Russia\n",
    "lists of people": "Ivan Petrov{n}, Anna Berg{n}, ",
}

# What stands once before what is repeated.
_STORY = "Talks to go on\n\nMOSCOW, April 10. /TASS/. "
BEHIND = {
    "quotations behind many speakers": ("Ivan Petrov said yes, " * 48 + "he said. ", "“We will go on with it.” "),
    "a surname without end": ("Ivan Petrovich left. “Yes,” said X", "x"),
    "brackets without end": ("", "the president (ab "),
    "captions that quote": ('"Yes we go," he said. ' * 2000, "A sign reads “word {n} word”. © Ivan Petrov/TASS\n"),
    "the minister after many": ("Minister Ivan Petrovov came. " * 2000, '"Yes," the minister said. '),
    "years": (_STORY, "in 1998 "),
    "days with their weekday": (_STORY, "on Monday, October 5, and "),
    "anniversaries": (_STORY, "the 70th anniversary of 1948 "),
    "posts without a country": (_STORY, "in Chad with Mayor Ivan Petrov{n}ov and "),
    "an old wire": ("MOSCOW, 10 APR 90 -- ", "PRESIDENT PETROV{n} SAID THAT "),
    "old wire lines": ("MOSCOW, 10 APR 90 -- X\n", "PRESIDENT PETROV{n} SAID THAT HE GOES.\n"),
}


def hostile_texts(first: int) -> dict[str, str]:
    """Texts that are nothing but trouble, each of LENGTH characters; what is numbered begins at `first`."""
    patterns = {name: ("", pattern) for name, pattern in HOSTILE.items()} | BEHIND
    return {name: "".join(_repeated(*pattern, first))[:LENGTH] for name, pattern in patterns.items()}


def _repeated(opening: str, pattern: str, number: int) -> Iterator[str]:
    yield opening
    length = len(opening)
    while length < LENGTH:
        piece = pattern.replace("{n}", _letters(number))
        yield piece
        length += len(piece)
        number += 1


def _letters(number: int) -> str:
    """The number in letters: names have no figures."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
