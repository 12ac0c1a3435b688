"""The story's date by evidence; every text is invented."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from articles.reading.dates import date_story
from articles.reading.layout import lay_out
from articles.reading.types import PostEvidence

TUESDAY = "Lifts for all\n\nOSLO, April 10. /TASS/. Oslo lends lifts, minister Kari Berg said on Tuesday.\n\nSnow fell."


def read(text, posts=(), published=None):
    return date_story(text, lay_out(text), posts, published)


def held(text, name, *terms):
    at = text.index(name)
    return PostEvidence(name, "minister of roads of Norway", name, (at, at + len(name)), terms)


def years(found):
    return [int(candidate[:4]) for candidate in found.candidates]


def test_a_printed_year_is_stated():
    found = read("LIMA, 3 MAY 87 (EFE) -- SNOW FELL.")
    assert (found.value, found.how) == ("1987-05-03", "stated")
    assert "3 May 1987" in found.evidence[0]


def test_a_line_with_the_full_date_states_it():
    found = read("Snow in Oslo\n\nMonday, May 4, 2015\n\nSnow fell.\n\nIt melted.")
    assert (found.value, found.how) == ("2015-05-04", "stated")


def test_a_weekday_that_does_not_fit_the_printed_date_is_mentioned():
    found = read("Snow in Oslo\n\nFriday, May 4, 2015\n\nSnow fell.\n\nIt melted.")
    assert found.value == "2015-05-04"
    assert "but it was a Monday" in found.evidence[1]


def test_a_page_line_gives_the_datelines_year():
    found = read("10 APR 2019, 12:39\nOslo lends its lifts\n\nOSLO, April 10. /TASS/. Oslo lends lifts.")
    assert (found.value, found.how) == ("2019-04-10", "stated")


def test_a_weekday_leaves_candidates_and_no_year():
    found = read(TUESDAY)
    assert (found.value, found.how) == ("--04-10", "year-unknown")
    assert years(found) == [2001, 2007, 2012, 2018]
    assert "10 April was a Tuesday in 2001, 2007, 2012 and 2018" in found.evidence[1]


def test_weekday_and_post_leave_one_year():
    found = read(TUESDAY, [held(TUESDAY, "Kari Berg", (date(2016, 5, 9), date(2019, 4, 1)))])
    assert (found.value, found.how) == ("2018-04-10", "inferred")
    assert found.evidence[-1] == (
        "Kari Berg was minister of roads of Norway from May 2016 to April 2019, which leaves 2018."
    )
    assert years(found) == [2001, 2007, 2012, 2018]


def test_a_post_that_fits_no_year_leaves_the_year_open():
    found = read(TUESDAY, [held(TUESDAY, "Kari Berg", (date(2013, 1, 1), date(2014, 1, 1)))])
    assert (found.value, found.how) == ("--04-10", "year-unknown")
    assert any("contradicts" in sentence for sentence in found.evidence)


def test_somebody_named_far_below_is_no_evidence():
    text = TUESDAY + "\n\nAt that time Ola Lund was minister."
    found = read(text, [held(text, "Ola Lund", (date(2011, 5, 9), date(2013, 4, 1)))])
    assert found.value == "--04-10"


def test_weekday_and_a_past_year_leave_one_year():
    text = TUESDAY + "\n\nOslo bought its first lift in 2016."
    found = read(text)
    assert (found.value, found.how) == ("2018-04-10", "inferred")
    assert "in 2016" in found.evidence[-1]


def test_a_past_and_a_coming_month_leave_the_year_between():
    text = "Lifts\n\nOSLO, December 26. /TASS/. Berg saw Sweden in October 2014. She will return in January 2015."
    assert read(text).value == "2014-12-26"


def test_a_coming_year_alone_decides_nothing():
    found = read("Lifts\n\nOSLO, December 26. /TASS/. Berg will return in January 2015.")
    assert (found.value, found.how) == ("--12-26", "year-unknown")


@pytest.mark.parametrize(
    "sentence",
    [
        "Oslo lends lifts, Berg said in an interview that was aired on Sunday.",
        "Berg discussed lifts during a meeting on Sunday, said her spokesman.",
        "Oslo lent lifts, the firm said in a press release on Sunday.",
        "A lift opened on Sunday.",
        "Berg said last Sunday that Oslo lends lifts.",
        "Berg said the lifts opened on Sunday.",
    ],
)
def test_a_weekday_that_may_be_another_days_gives_no_candidates(sentence):
    found = read(f"Lifts\n\nOSLO, October 3. /TASS/. {sentence}")
    assert (found.value, found.candidates) == ("--10-03", ())


def test_a_weekday_that_hangs_on_a_meeting_decides_only_with_a_word_of_today():
    text = "Lifts\n\nOSLO, April 10. /TASS/. Oslo lends lifts, Kari Berg said at a meeting with Ola Lund on Tuesday."
    terms = (date(2016, 5, 9), date(2019, 4, 20))
    assert read(text, [held(text, "Kari Berg", terms)]).value == "--04-10"
    today = text + "\n\nShe expects much of today's meeting."
    assert read(today, [held(today, "Kari Berg", terms)]).value == "2018-04-10"


def test_a_publication_date_of_the_same_day_states_the_year():
    found = read(TUESDAY, published=date(2018, 4, 10))
    assert (found.value, found.how) == ("2018-04-10", "stated")


def test_a_publication_date_a_day_off_keeps_the_datelines_day():
    found = read("Lifts\n\nOSLO, December 31. /TASS/. Snow fell.", published=date(2019, 1, 1))
    assert (found.value, found.how) == ("2018-12-31", "stated")
    assert "time zone" in found.evidence[-1]


def test_a_publication_long_after_the_dateline_gives_no_year():
    found = read("Lifts\n\nOSLO, May 3. /TASS/. Snow fell.", published=date(2019, 1, 1))
    assert (found.value, found.how) == ("--05-03", "year-unknown")


def test_a_year_that_the_text_decides_stands_against_a_late_publication():
    text = TUESDAY + "\n\nOslo bought its first lift in 2016."
    found = read(text, published=date(2023, 1, 1))
    assert (found.value, found.how) == ("2018-04-10", "inferred")
    assert read(text, published=date(2017, 1, 1)).value == "--04-10"


def test_a_publication_date_dates_a_story_without_dateline():
    found = read("Snow in Oslo\nSnow fell.\nIt melted.", published=date(2018, 4, 10))
    assert (found.value, found.how) == ("2018-04-10", "stated")


def test_a_story_that_prints_no_day_has_no_date():
    found = read("Snow in Oslo\nSnow fell.\nIt melted.")
    assert (found.value, found.how) == (None, "unknown")


def test_a_day_that_no_calendar_has_is_not_read():
    assert read("Lifts\n\nOSLO, February 30. /TASS/. Snow fell.").value is None


def test_the_29_of_february_has_leap_years_only():
    found = read("Lifts\n\nOSLO, February 29. /TASS/. Snow fell, Berg said on Thursday.")
    assert years(found) == [2024]
    assert found.value == "--02-29" or found.how == "inferred"


def test_a_named_weekday_and_date_narrow_the_years():
    text = "Lifts\n\nOSLO, October 8. /TASS/. The lifts opened on Monday, October 5. Kari Berg thanked all."
    found = read(text, [held(text, "Kari Berg", (date(2013, 1, 1), date(2018, 1, 1)))])
    assert (found.value, found.how) == ("2015-10-08", "inferred")
    assert any("Monday, October 5" in sentence for sentence in found.evidence)


def test_a_weekday_under_an_american_dateline_of_tass_may_be_yesterday():
    text = "Lifts\n\nWASHINGTON, April 10. /TASS/. Lifts are good, Kari Berg said on Tuesday."
    terms = (date(2015, 5, 9), date(2020, 4, 1))
    assert read(text, [held(text, "Kari Berg", terms)]).value == "--04-10"
    local = text.replace("/TASS/.", "(Yonhap) --")
    assert read(local, [held(local, "Kari Berg", terms)]).value == "2018-04-10"


def test_the_calendar_of_north_korea_gives_the_year():
    found = read("Lifts Built\n[Juche101.5.2.]\n\nLifts have been built. -0-")
    assert (found.value, found.how) == ("2012-05-02", "stated")


def test_candidates_of_a_post_are_offered_where_they_are_few():
    text = "Lifts\n\nOSLO, October 8. /TASS/. Kari Berg thanked all."
    found = read(text, [held(text, "Kari Berg", (date(2013, 1, 1), date(2015, 1, 1)))])
    assert (found.value, years(found)) == ("--10-08", [2013, 2014])


def test_a_post_held_once_on_that_day_leaves_its_year():
    text = "Lifts\n\nOSLO, October 8. /TASS/. Kari Berg thanked all."
    found = read(text, [held(text, "Kari Berg", (date(2013, 9, 1), date(2014, 1, 1)))])
    assert (found.value, found.how) == ("2013-10-08", "inferred")


def test_terms_without_a_break_are_told_as_one():
    post = held(TUESDAY, "Kari Berg", (date(2010, 1, 1), date(2012, 5, 1)), (date(2012, 5, 1), None))
    assert "from January 2010 on" in read(TUESDAY, [post]).evidence[-1]


def test_an_anniversary_of_a_printed_year_narrows_the_weekdays_years():
    text = TUESDAY + "\n\nIt was the 10th anniversary of the lift law of 2008."
    found = read(text)
    assert (found.value, found.how) == ("2018-04-10", "inferred")


@pytest.mark.parametrize("length", [20_000, 40_000])
def test_dates_of_a_text_full_of_years_and_weekdays_are_quick(length):
    text = "OSLO, May 3. /TASS/. " + ("said on Tuesday, May 5 in 2015 70 years since 1945 " * length)[: length * 5]
    layout = lay_out(text)
    started = perf_counter()
    date_story(text, layout)
    assert perf_counter() - started < 0.5
