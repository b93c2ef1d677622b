from datetime import date, time

import pytest

from toi_tui.model.dates import read_date, read_time

TODAY = date(2027, 4, 12)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12.4.", date(2027, 4, 12)),
        ("12.4", date(2027, 4, 12)),
        ("11.4.", date(2028, 4, 11)),
        ("13.4.", date(2027, 4, 13)),
        ("1.1.", date(2028, 1, 1)),
        ("12. 4.", date(2027, 4, 12)),
        ("  12.4.2027 ", date(2027, 4, 12)),
        ("12.4.27", date(2027, 4, 12)),
        ("12. 4. 2027", date(2027, 4, 12)),
        ("02.03.2026", date(2026, 3, 2)),
        ("2027-04-12", date(2027, 4, 12)),
        ("2026-4-2", date(2026, 4, 2)),
        ("ma 12.4.", date(2027, 4, 12)),
        ("Ma 12.4.2027", date(2027, 4, 12)),
        ("maanantaina 12.4.", date(2027, 4, 12)),
        ("keskiviikkona 14.4.", date(2027, 4, 14)),
        ("Mon 12 Apr", date(2027, 4, 12)),
        ("Thursday, 15 April 2027", date(2027, 4, 15)),
        ("12 Apr 2027", date(2027, 4, 12)),
        ("12 apr", date(2027, 4, 12)),
        ("Apr 12, 2027", date(2027, 4, 12)),
        ("12. huhtikuuta", date(2027, 4, 12)),
        ("12. huhtikuuta 2027", date(2027, 4, 12)),
        ("1 maaliskuuta", date(2028, 3, 1)),
        ("1 marraskuuta", date(2027, 11, 1)),
        ("1 March", date(2028, 3, 1)),
        ("24. kesäkuuta", date(2027, 6, 24)),
        ("29.2.", date(2028, 2, 29)),
        ("29.2.2028", date(2028, 2, 29)),
    ],
)
def test_reads_a_date_as_people_write_it(text: str, wanted: date) -> None:
    assert read_date(text, TODAY) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "huomenna",
        "31.4.",
        "29.2.2027",
        "12.13.",
        "0.4.",
        "4/12",
        "12.4.2027 klo 9",
        "12.4.–16.4.",
        "12.4.0000",
        "1.1.0001",
        "31.12.1899",
        "2200-01-01",
        "31.12.9999",
        "12 foo",
        "ma",
        "²²-04-12",
    ],
)
def test_what_says_no_date_is_none(text: str) -> None:
    assert read_date(text, TODAY) is None


def test_a_leap_day_is_found_over_a_century_without_one() -> None:
    assert read_date("29.2.", date(2096, 3, 1)) == date(2104, 2, 29)


def test_the_last_years_of_the_calendar_end_without_an_error() -> None:
    assert read_date("1.1.", date(9999, 5, 1)) is None


def test_the_years_that_somebody_can_mean_have_an_end() -> None:
    assert (read_date("1.1.1900", TODAY), read_date("31.12.2199", TODAY)) == (date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("9", time(9)),
        ("9.30", time(9, 30)),
        ("09:05", time(9, 5)),
        (" klo 14.00 ", time(14)),
        ("24.00", None),
        ("", None),
    ],
)
def test_reads_a_time_of_day(text: str, wanted: time | None) -> None:
    assert read_time(text) == wanted
