from datetime import date, time

import pytest

from toi_tui.model.day_line import When, read_when

TODAY = date(2027, 4, 14)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("", When()),
        ("15.4.", When(date(2027, 4, 15))),
        ("13.4.", When(date(2028, 4, 13))),
        (
            "ti 13.4.2027 9–15 neuvotteluhuone Kuusi",
            When(date(2027, 4, 13), time(9), time(15), "neuvotteluhuone Kuusi"),
        ),
        ("2027-04-12 9.00-15.30", When(date(2027, 4, 12), time(9), time(15, 30))),
        ("15.4., 9:15 – 15:00, Kirjasto", When(date(2027, 4, 15), time(9, 15), time(15), "Kirjasto")),
        ("12 Apr 2028 09:00 room 4", When(date(2028, 4, 12), time(9), None, "room 4")),
        ("9–15", When(None, time(9), time(15))),
        ("Kirjasto 2. krs", When(place="Kirjasto 2. krs")),
        ("ma 12.4.2027 klo 9–15 Kirjasto", When(date(2027, 4, 12), time(9), time(15), "Kirjasto")),
        ("15.4. Klo 9.15 – klo 15, Kirjasto", When(date(2027, 4, 15), time(9, 15), time(15), "Kirjasto")),
        ("15.4. klo 9 Kirjasto", When(date(2027, 4, 15), time(9), None, "Kirjasto")),
        ("klo 9", When(None, time(9))),
        ("ma 9–15", When(None, time(9), time(15))),
        ("15.4. 9 luokka", When(date(2027, 4, 15), place="9 luokka")),
        ("Mon Repos 2/3", When(place="Mon Repos 2/3")),
        ("45.4.", None),
        ("ti 45.4. 9–15", None),
        ("14,4.", None),
        ("ke 14,4. 9–15 Kirjasto", None),
        ("14/4 klo 9", None),
        ("15.4. klo 25", None),
        ("31.2.2027 9–15", None),
        ("15.4. 9–25", None),
        ("15.4. 15–9", None),
    ],
)
def test_a_days_line_is_read(text, when):
    assert read_when(text, TODAY) == when
