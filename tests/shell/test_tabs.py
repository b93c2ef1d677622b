import pytest
from rich.cells import cell_len

from toi_tui.shell.frame import Head, Tab

NAMES = (
    "Istunto",
    "SWOT",
    "Käytännöt",
    "Mentori",
    "Päivät",
    "Miellekartta",
    "Fläppi",
    "Riskit",
    "Suunnitelma",
    "Seuranta",
)


def texts(here: int, width: int) -> list[str]:
    """The ten tabs as they are written in a width."""
    head = Head()
    head.tabs = tuple(Tab(name, str((n + 1) % 10), name, f" {n}/15", n == here) for n, name in enumerate(NAMES))
    return [text for _tab, text in head._spans(width)]


@pytest.mark.parametrize("here", range(10))
def test_the_tabs_fit_and_the_current_one_keeps_its_name_and_progress(here: int) -> None:
    for width in range(48, 180):
        found = texts(here, width)
        assert sum(map(cell_len, found)) <= width
        assert found[here] == f" {(here + 1) % 10} {NAMES[here]} {here}/15 "
        assert all(each.startswith(f" {(n + 1) % 10} ") for n, each in enumerate(found))


@pytest.mark.parametrize(
    ("width", "swot", "map"),
    [
        (180, " 2 SWOT 1/15 ", " 6 Miellekartta 5/15 "),
        (130, " 2 SWOT ", " 6 Miellekartta "),
        (80, " 2 SWOT", " 6 Miel"),
    ],
)
def test_the_others_lose_their_progress_first_and_then_letters(width: int, swot: str, map: str) -> None:
    found = texts(3, width)
    assert (found[1], found[5]) == (swot, map)


def test_in_a_small_window_the_others_are_their_digits() -> None:
    assert texts(3, 45) == [" 1 ", " 2 ", " 3 ", " 4 Mentori 3/15 ", " 5 ", " 6 ", " 7 ", " 8 ", " 9 ", " 0 "]
    assert texts(5, 45)[5] == " 6 Miellekartta "
