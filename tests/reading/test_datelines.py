"""Datelines in the shapes of many agencies; every example is invented."""

from __future__ import annotations

import pytest

from articles.reading.datelines import read_city_dash, read_dateline

# opening, place, agency, (month, day, year)
SHAPES = [
    ("MOSCOW, April 3. /TASS/. Snow fell.", "MOSCOW", "TASS", (4, 3, None)),
    ("TVER /Tver Region/, May 7. /TASS/. Snow fell.", "TVER /Tver Region/", "TASS", (5, 7, None)),
    ("SOCHI /federal territory/, May 7. /TASS/. Snow fell.", "SOCHI /federal territory/", "TASS", (5, 7, None)),
    ("OMSK, /Siberia/, May 7. /TASS/. Snow fell.", "OMSK, /Siberia/", "TASS", (5, 7, None)),
    ("DALIAN /China/ May 7. /TASS/. Snow fell.", "DALIAN /China/", "TASS", (5, 7, None)),
    ("MOSCOW/NEW DELHI, June 9. /TASS/. Snow fell.", "MOSCOW/NEW DELHI", "TASS", (6, 9, None)),
    ("NEW YORK. June 9. /TASS/. Snow fell.", "NEW YORK", "TASS", (6, 9, None)),
    ("St. PETERSBURG, June 9. /TASS./ Snow fell.", "St. PETERSBURG", "TASS", (6, 9, None)),
    ("/OSLO, June 9. /TASS/. Snow fell.", "OSLO", "TASS", (6, 9, None)),
    ("OSLO, June 9th. / TASS/ Snow fell.", "OSLO", "TASS", (6, 9, None)),
    ("OSLO, June9./TASS/. Snow fell.", "OSLO", "TASS", (6, 9, None)),
    ("OSLO, June 9. /TSAS/. Snow fell.", "OSLO", "TASS", (6, 9, None)),
    ("OSLO, Setpember 9. /TASS/. Snow fell.", "OSLO", "TASS", (9, 9, None)),
    ("OSLO, June 9. /TASS Correspondent Anna Petrova/. Snow.", "OSLO", "TASS", (6, 9, None)),
    ("OSLO, Jun 9 (NNN-TASS) – Snow fell.", "OSLO", "TASS", (6, 9, None)),
    ("OSLO, June 9 (Itar-Tass) - Snow fell.", "OSLO", "TASS", (6, 9, None)),
    ("KYIV. March 5 (Interfax-Ukraine) – Snow fell.", "KYIV", "Interfax-Ukraine", (3, 5, None)),
    ("MOSCOW, March 5 (RIA Novosti) – Snow fell.", "MOSCOW", "RIA Novosti", (3, 5, None)),
    ("MOSCOW, March 5 - RIA Novosti. Snow fell.", "MOSCOW", "RIA Novosti", (3, 5, None)),
    ("SEOUL, Feb. 8 (Yonhap) -- Snow fell.", "SEOUL", "Yonhap", (2, 8, None)),
    ("Pyongyang, May 2 (KCNA) --Snow fell.", "Pyongyang", "KCNA", (5, 2, None)),
    ("Pyongyang, May 2 Juche 101(2012) (KCNA) -- Snow fell.", "Pyongyang", "KCNA", (5, 2, 2012)),
    ("BEIJING, Aug. 14 (Xinhua) -- Snow fell.", "BEIJING", "Xinhua", (8, 14, None)),
    ("TOKYO, Aug 14, Kyodo - Snow fell.", "TOKYO", "Kyodo", (8, 14, None)),
    ("LONDON/PARIS, Aug 14 (Reuters) - Snow fell.", "LONDON/PARIS", "Reuters", (8, 14, None)),
    ("LONDON (Reuters) - Snow fell.", "LONDON", "Reuters", (None, None, None)),
    ("WASHINGTON (AP) — Snow fell.", "WASHINGTON", "AP", (None, None, None)),
    ("BOSTON, Tuesday, May 3 (AP) _ Snow fell.", "BOSTON", "AP", (5, 3, None)),
    ("Paris, May 3, 2011 (AFP) - Snow fell.", "Paris", "AFP", (5, 3, 2011)),
    ("Berlin (dpa) - Snow fell.", "Berlin", "dpa", (None, None, None)),
    ("Madrid, 3 May (EFE).- Snow fell.", "Madrid", "EFE", (5, 3, None)),
    ("ANKARA (AA) – Snow fell.", "ANKARA", "Anadolu", (None, None, None)),
    ("Tehran, May 3, IRNA – Snow fell.", "Tehran", "IRNA", (5, 3, None)),
    ("Tehran, IRNA – Snow fell.", "Tehran", "IRNA", (None, None, None)),
    ("New Delhi, May 3 (PTI) Snow fell.", "New Delhi", "PTI", (5, 3, None)),
    ("Pune [India], May 3 (ANI): Snow fell.", "Pune [India]", "ANI", (5, 3, None)),
    ("(ANSA) - ROME, MAY 3 - Snow fell.", "ROME", "ANSA", (5, 3, None)),
    ("LA PAZ, 3 MAY 87 (EFE) -- [TEXT] SNOW FELL.", "LA PAZ", "EFE", (5, 3, 1987)),
    ("PANAMA CITY (PANAMA), 3 MAY 87 (RADIO EXITOSA) -- SNOW.", "PANAMA CITY (PANAMA)", "Radio Exitosa", (5, 3, 1987)),
    ("LIMA, 3 MAY 87 -- [TEXT] SNOW FELL.", "LIMA", "", (5, 3, 1987)),
    ("QUITO, NO DATE (RADIO QUITO) -- [TEXT] SNOW FELL.", "QUITO", "Radio Quito", (None, None, None)),
    ("TASS FACTBOX. Snow has fallen.", "", "TASS", (None, None, None)),
]


@pytest.mark.parametrize(("opening", "place", "agency", "day"), SHAPES, ids=[shape[0][:36] for shape in SHAPES])
def test_a_dateline_gives_place_agency_and_day(opening, place, agency, day):
    found = read_dateline(opening, 0, len(opening))
    assert found is not None
    assert (found.place, found.agency, (found.month, found.day, found.year)) == (place, agency, day)
    assert opening[slice(*found.span)] == found.text
    assert opening.startswith(found.text)
    assert opening[found.span[1] :].lstrip().lower().startswith(("snow", "[text]"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Associated Press (AP) reported snow.",
        "On May 3, 2011, a meeting took place in Oslo.",
        "In March 5 people died.",
        "Snow fell on May 3 - and again in June.",
        "He said on May 3 (Reuters) that snow fell.",
        "International Paper (IP) - the company - rose.",
        "FACTBOX - Snow in the north",
        "",
    ],
)
def test_a_sentence_is_no_dateline(sentence):
    assert read_dateline(sentence, 0, len(sentence)) is None


def test_a_newspaper_opens_with_a_city_in_capitals_and_a_dash():
    text = "DULUTH, Minn. — The council met in the evening to hear about snow on the roads."
    found = read_city_dash(text, 0, len(text))
    assert found is not None
    assert found.place == "DULUTH, Minn."


@pytest.mark.parametrize("label", ["UPDATE", "EXCLUSIVE", "ANALYSIS", "BREAKING"])
def test_a_label_before_a_dash_is_no_city(label):
    text = f"{label} — The council met in the evening to hear about snow on the roads."
    assert read_city_dash(text, 0, len(text)) is None
