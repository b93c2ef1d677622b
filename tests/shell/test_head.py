"""The line of steps: all ten of them are there in every width, and the current one says how far it is."""

import pytest

from toi_tui import locale
from toi_tui.shell.frame import Head, Tab

TITLES = {
    "fi": "Istunto SWOT Käytännöt Mentori Päivät Miellekartta Vaihtoehdot Riskit Suunnitelma Seuranta",
    "en": "Session SWOT Practices Mentor Days Mindmap Options Risks Plan Followup",
}


def head(language: str, current: int, mark: str = " 10/20") -> Head:
    locale.use(language)
    titles = TITLES[language].split()
    shown = Head()
    shown.tabs = tuple(
        Tab(title, str(number % 10), title, mark, number == current) for number, title in enumerate(titles, 1)
    )
    return shown


def line(shown: Head, width: int) -> str:
    return "".join(text for _tab, text in shown._spans(width))


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("current", range(1, 11))
@pytest.mark.parametrize("width", [40, 45, 60, 80, 120, 250])
def test_ten_steps_fit_and_the_current_one_is_whole(language, current, width):
    shown = head(language, current)
    found = line(shown, width)
    assert len(found) <= width
    assert [tab.key for tab, text in shown._spans(width) if text.split()[0] != tab.key] == []
    assert f"{current % 10} {shown.tabs[current - 1].title}" in found


def test_at_80_columns_all_have_a_name_and_the_current_one_its_progress():
    assert line(head("fi", 9), 80) == (" 1 Ist 2 SWO 3 Käy 4 Men 5 Päi 6 Mie 7 Vai 8 Ris 9 Suunnitelma 10/20  0 Seu")


@pytest.mark.parametrize("language", ["fi", "en"])
def test_at_120_columns_all_names_are_whole(language):
    shown = head(language, 2, " ✓")
    assert line(shown, 120).split() == [
        word for tab in shown.tabs for word in (tab.key, tab.title, *("✓" * tab.current))
    ]


def test_a_wide_line_leaves_nothing_out():
    assert line(head("en", 1, " ✓"), 140).count("✓") == 10


@pytest.mark.parametrize(
    ("width", "wanted"),
    [(80, "Day 3 · 1 h left · 5 min behind"), (44, "1 h left · 5 min behind"), (23, "5 min behind"), (21, "")],
)
def test_what_goes_on_now_is_said_in_as_many_words_as_leave_room_for_the_title(width, wanted):
    shown = Head()
    shown.now = ("Day 3 · 1 h left · 5 min behind", "1 h left · 5 min behind", "5 min behind")
    assert shown._now(width) == wanted
