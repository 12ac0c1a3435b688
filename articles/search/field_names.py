"""The fields of the question's language, by every name that a reader might try. Pure."""

from __future__ import annotations

# Fields that are looked up, as the parameters of the same names are.
LOOKED_UP = {
    "speaker": ("by", "said", "saidby", "says"),
    "about": ("subject",),
    "official": ("with", "person", "who"),
    "country": ("nation",),
    "source": ("agency", "via"),
    "section": ("rubric",),
    "place": ("dateline", "datelined", "at"),
    "kind": ("type",),
}
DATED = {
    "from": ("since",),
    "to": ("until", "till"),
    "after": (),
    "before": (),
    "date": ("day", "month", "year", "during"),
}
TITLE = {"title": ("headline", "intitle")}

FIELD_OF = {written: name for name, others in (LOOKED_UP | DATED | TITLE).items() for written in (name, *others)}
# How readers name the kinds of quotes.
KIND_OF = {
    "direct": "direct",
    "quoted": "direct",
    "verbatim": "direct",
    "mixed": "mixed",
    "partial": "mixed",
    "partly": "mixed",
    "quoted in part": "mixed",
    "indirect": "indirect",
    "reported": "indirect",
}
