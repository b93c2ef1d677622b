"""What people say of when, and what it means in dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.model.spans import Span, read_span

SINCE = date(2027, 3, 15)


def day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("30.4.", "", "2027-04-30"),
        ("30.4.2027", "", "2027-04-30"),
        ("pe 30.4.", "", "2027-04-30"),
        ("2027-04-30", "", "2027-04-30"),
        ("30 April", "", "2027-04-30"),
        ("30.4. klo 12", "", "2027-04-30"),
        ("14.3.", "", "2028-03-14"),
        ("15.3.", "", "2027-03-15"),
        ("vko 36", "2027-09-06", "2027-09-10"),
        ("VKO 36", "2027-09-06", "2027-09-10"),
        ("vkosta 36", "2027-09-06", "2027-09-10"),
        ("vkoilla 39 ja 40", "2027-09-27", "2027-10-08"),
        ("weeks 39 and 40", "2027-09-27", "2027-10-08"),
        ("30.4. ja 14.5.", "2027-04-30", "2027-05-14"),
        ("toukokuun alussa", "2027-05-01", "2027-05-10"),
        ("toukokuun puoliväli", "2027-05-11", "2027-05-20"),
        ("mid May", "2027-05-11", "2027-05-20"),
        ("loppukevät", "2027-04-11", "2027-05-31"),
        ("alkusyksystä 2028", "2028-08-01", "2028-09-20"),
        ("late autumn", "2027-11-11", "2027-12-31"),
        ("vk 36", "2027-09-06", "2027-09-10"),
        ("v36", "2027-09-06", "2027-09-10"),
        ("viikko 36/2027", "2027-09-06", "2027-09-10"),
        ("viikolla 36", "2027-09-06", "2027-09-10"),
        ("vko 36, 2028", "2028-09-04", "2028-09-08"),
        ("week 36", "2027-09-06", "2027-09-10"),
        ("noin vko 20", "2027-05-17", "2027-05-21"),
        ("vko 10", "2028-03-06", "2028-03-10"),
        ("vko 53/2026", "2026-12-28", "2027-01-01"),
        ("vkot 39–40", "2027-09-27", "2027-10-08"),
        ("viikot 39 - 40", "2027-09-27", "2027-10-08"),
        ("weeks 39-40/2027", "2027-09-27", "2027-10-08"),
        ("vkot 50–2", "2027-12-13", "2028-01-14"),
        ("huhtikuu", "2027-04-01", "2027-04-30"),
        ("huhtikuussa", "2027-04-01", "2027-04-30"),
        ("maaliskuun aikana", "2027-03-01", "2027-03-31"),
        ("helmikuu", "2028-02-01", "2028-02-29"),
        ("kesäkuu 2028", "2028-06-01", "2028-06-30"),
        ("in May", "2027-05-01", "2027-05-31"),
        ("Sept", "2027-09-01", "2027-09-30"),
        ("4/2027", "2027-04-01", "2027-04-30"),
        ("touko–kesäkuu", "2027-05-01", "2027-06-30"),
        ("May–June", "2027-05-01", "2027-06-30"),
        ("syksy 2027", "2027-08-01", "2027-12-31"),
        ("syksyllä", "2027-08-01", "2027-12-31"),
        ("kevät", "2027-01-01", "2027-05-31"),
        ("kesällä 2028", "2028-06-01", "2028-08-31"),
        ("talvi", "2027-12-01", "2028-02-29"),
        ("autumn 2027", "2027-08-01", "2027-12-31"),
        ("vuoden 2028 aikana", "2028-01-01", "2028-12-31"),
        ("12.4.–30.4.", "2027-04-12", "2027-04-30"),
        ("12.4.-30.4.2027", "2027-04-12", "2027-04-30"),
        ("12.–30.4.", "2027-04-12", "2027-04-30"),
        ("12–30.4.", "2027-04-12", "2027-04-30"),
        ("12–30 April 2028", "2028-04-12", "2028-04-30"),
        ("24.11.–8.12.", "2027-11-24", "2027-12-08"),
        ("1.12.–15.1.", "2027-12-01", "2028-01-15"),
        ("1.12.–15.1.2028", "2027-12-01", "2028-01-15"),
        ("12.12.2027–15.1.", "2027-12-12", "2028-01-15"),
        ("2.3.–30.4.", "2027-03-02", "2027-04-30"),
        ("2027-04-12 – 2027-04-30", "2027-04-12", "2027-04-30"),
        ("2027-04-12-2027-04-30", "2027-04-12", "2027-04-30"),
        ("ke 14.4.–pe 16.4.", "2027-04-14", "2027-04-16"),
        ("vko 36–15.10.", "2027-09-06", "2027-10-15"),
        ("29.4. alkaen", "2027-04-29", ""),
        ("from 29 April", "2027-04-29", ""),
        ("vko 36 alkaen", "2027-09-06", ""),
        ("alkaen 29.4.", "2027-04-29", ""),
        ("elokuusta alkaen", "2027-08-01", ""),
        ("29.4.–", "2027-04-29", ""),
        ("29.4. -", "2027-04-29", ""),
        ("30.4. mennessä", "", "2027-04-30"),
        ("viimeistään 30.4.", "", "2027-04-30"),
        ("vko 36 mennessä", "", "2027-09-10"),
        ("huhtikuun loppuun", "", "2027-04-30"),
        ("by the end of April", "", "2027-04-30"),
        ("vuoden loppuun mennessä", "", "2027-12-31"),
        ("–30.4.", "", "2027-04-30"),
        ("30. huhtikuuta mennessä", "", "2027-04-30"),
        ("30.04.2027", "", "2027-04-30"),
        ("30.4.27", "", "2027-04-30"),
        ("huhti-toukokuu", "2027-04-01", "2027-05-31"),
        ("syys–lokakuu 2027", "2027-09-01", "2027-10-31"),
        ("syyslukukausi", "2027-08-01", "2027-12-31"),
    ],
)
def test_a_schedule_is_understood_as_people_say_it(text: str, start: str, due: str) -> None:
    assert read_span(text, SINCE) == Span(day(start), day(due))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "heti",
        "kun ehditään",
        "joka to klo 13.40",
        "–",
        "alkaen",
        "syksyllä kun tunnit on jaettu",
        "12",
        "12.",
        "3-4",
        "31.4.",
        "13/2027",
        "0/2027",
        "vko 54",
        "vko 53",
        "viikko",
        "marvellous",
        "30.4.–12.4.",
        "30.4.–12.4.2027",
        "12.4.2027–15.3.2027",
    ],
)
def test_what_says_no_dates_is_left_as_words(text: str) -> None:
    assert read_span(text, SINCE) is None


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_range_with_its_years_means_just_that(first: date, last: date) -> None:
    said = f"{first.day}.{first.month}.{first.year}–{last.day}.{last.month}.{last.year}"
    assert read_span(said, SINCE) == (Span(first, last) if first <= last else None)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(1, 52))
def test_a_week_without_a_year_is_the_first_that_is_not_over(since: date, number: int) -> None:
    span = read_span(f"vko {number}", since)
    assert span is not None
    assert span.start is not None
    assert span.due is not None
    assert (span.start.isocalendar().week, span.start.weekday(), span.due.weekday()) == (number, 0, 4)
    assert 0 <= (span.due - since).days <= 371


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    span = read_span(text, SINCE)
    assert span is None or span.start or span.due


WORDS = st.sampled_from(
    [
        "1.1.",
        "31.12.",
        "29.2.",
        "vko 1",
        "vko 53",
        "talvi",
        "loppuvuosi",
        "joulukuu",
        "vuosi",
        "viimeistään",
        "–",
        "alkaen",
    ]
)
YEARS = st.sampled_from(["", "0000", "0001", "1", "1899", "1900", "2199", "2200", "9999", "/9999", "/0001", "99999"])


@given(st.lists(st.tuples(WORDS, YEARS), max_size=3), st.sampled_from([date.min, SINCE, date.max]))
def test_the_ends_of_the_calendar_are_no_error_and_no_date_that_somebody_means(
    said: list[tuple[str, str]], since: date
) -> None:
    span = read_span(" ".join(f"{word} {year}".strip() for word, year in said), since)
    for day in (span.start, span.due) if span else ():
        assert day is None or 1899 <= day.year <= 2200  # a winter begins the year before
