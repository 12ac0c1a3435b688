"""A sentence that says why, and its wording: a few hundred wordings say why of a million quotes.

In a wording "{naming}" stands for how the story names the speaker there, "{name}" for the name that he is given and
"{day}" for the first day of which the sentence speaks; `str.format` reads it.
"""

from __future__ import annotations

import re
from datetime import date

from articles.reading.printed_dates import MONTHS

Reason = tuple[str, str]  # a rule, and the wording of the sentence that says why

_DAY = re.compile(rf"([0-9]{{1,2}}) ({'|'.join(MONTHS)}) ((?:19|20)[0-9]{{2}})")


def take_apart(sentence: str, *, naming: str, name: str) -> tuple[str, date | None]:
    """The wording, and the day; `put_together` gives the sentence again, whatever stands in it."""
    if "{" in sentence or "}" in sentence:  # kept whole: no story's sentence is worth another way of marking
        return sentence.replace("{", "{{").replace("}", "}}"), None
    wording = sentence.replace(f"“{naming}”", "“{naming}”") if naming else sentence
    words, day = _first_day(wording)
    if day:
        wording = wording.replace(words, "{day}")
    if name and name in sentence and name not in "naming day":  # else it could be found in a mark
        wording = wording.replace(name, "{name}")
    return wording, day


def put_together(wording: str, *, naming: str, name: str, day: date | None) -> str:
    return wording.format(naming=naming, name=name, day=_words_of(day) if day else "")


def _first_day(text: str) -> tuple[str, date | None]:
    """As it stands there, and which it is; none where it would be written otherwise."""
    found = _DAY.search(text) if " 19" in text or " 20" in text else None  # most have none: in a tenth of the time
    if found is None:
        return "", None
    try:
        day = date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return "", None
    return (found[0], day) if _words_of(day) == found[0] else ("", None)


def _words_of(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
