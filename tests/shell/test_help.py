"""The help page: what is the matter here, the keys that matter first, and lines that hang together."""

import pytest

from tests.room import room


async def test_the_keys_of_the_footer_come_right_behind_what_the_step_is_for() -> None:
    async with room("kuusilampi", step="swot", size=(120, 60)) as mentor:
        await mentor.press("question_mark")
        shown = mentor.shown
        places = [shown.index(text) for text in ("SWOT auttaa", "Näppäimet tässä", " n  ", " e F2 Enter ", " ↑ k ")]
        assert places == sorted(places)


@pytest.mark.parametrize("size", [(80, 24), (45, 14), (40, 10)])
async def test_every_line_fits_and_what_goes_on_stands_under_its_beginning(size: tuple[int, int]) -> None:
    async with room("kuusilampi", step="swot", size=size) as mentor:
        await mentor.press("f1")
        seen: list[str] = []
        for _page in range(60):
            seen += [line.strip(" │╭╮╰╯─▁▂▃▄▅▆▇█") for line in mentor.lines()]
            await mentor.press("pagedown")
        words = " ".join(seen)
        assert [line for line in seen if line in {"avaa", "Esc", "ja", "takaisin"}] == []  # no word pushed off its line
        assert "Mistä näemme, että näin on?" in words
        assert "Näppäimet kaikkialla" in words
        assert "lopeta" in words


async def test_the_page_is_laid_out_anew_when_the_window_changes() -> None:
    async with room("kuusilampi", step="swot", size=(120, 40)) as mentor:
        await mentor.press("f1")
        mentor.see("n                uusi – Uusi kohta tähän.")
        await mentor.pilot.resize_terminal(45, 14)
        await mentor.settled()
        await mentor.press("pagedown", "pagedown")
        mentor.see("  n uusi – Uusi kohta")
