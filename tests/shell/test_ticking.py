import pytest
from textual.app import App

from toi_tui import locale
from toi_tui.shell.boxes.asking import plain
from toi_tui.shell.boxes.ticking import TickScreen

CHOICES = {"a": "koko malli", "b": "[b]pilotti[/b]", "c": "vierailu"}


@pytest.mark.parametrize(
    ("chosen", "keys", "kept"),
    [
        ("b", "escape", ("b",)),
        ("b", "space escape", ("a", "b")),
        ("b", "down space q", ()),
        ("b", "j j x k x escape", ("c",)),
        ("b", "a escape", ("a", "b", "c")),
        ("b", "a a q", ()),
        ("b", "enter", ("b",)),
        ("b", "down enter", ("b",)),
        ("b", "down down enter", ("b",)),
        ("b", "down down space enter", ("b", "c")),
        ("b", "down space enter", ()),
        ("b", "space up space enter", ("b",)),
        ("b", "space up space escape", ("b",)),
        ("b", "up up space escape", ("a", "b")),
        ("", "enter", ("a",)),
        ("", "down enter", ("b",)),
        ("", "space up space enter", ()),
        ("", "escape", ()),
    ],
)
async def test_what_is_ticked_in_a_set_is_kept_in_the_order_of_the_list(chosen, keys, kept):
    locale.use("fi")
    app = App[None]()
    answers = []
    async with app.run_test(size=(60, 20)) as pilot:
        app.push_screen(TickScreen("B sulkee pois", [plain(CHOICES)], "fi", list(chosen)), answers.append)
        await pilot.pause()
        await pilot.press(*keys.split())
        await pilot.pause()
    assert answers == [kept]


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        ("enter", ("a",)),
        ("down enter", ("b",)),
        ("down down space up up space enter", ("a", "c")),
        ("x enter", ("a",)),
        ("space up space enter", ()),
        ("a enter", ("a", "b", "c")),
        ("space escape", None),
        ("a q", None),
    ],
)
async def test_what_is_ticked_to_be_done_is_taken_or_cancelled(keys, taken):
    app = App[None]()
    answers = []
    async with app.run_test(size=(60, 20)) as pilot:
        app.push_screen(TickScreen("Bring", [plain(CHOICES)], "fi"), answers.append)
        await pilot.pause()
        await pilot.press(*keys.split())
        await pilot.pause()
    assert answers == [taken]


async def test_a_click_ticks_and_the_second_of_a_double_click_does_not_take_it_back():
    app = App[None]()
    answers = []
    async with app.run_test(size=(60, 20)) as pilot:
        app.push_screen(TickScreen("Bring", [plain(CHOICES)], "fi", []), answers.append)
        await pilot.pause()
        lines = ["".join(each.text for each in line) for line in app.screen._compositor.render_strips()]
        row = next(number for number, line in enumerate(lines) if "vierailu" in line)
        await pilot.click(offset=(20, row), times=2)
        await pilot.press("escape")
        await pilot.pause()
    assert answers == [("c",)]


async def test_the_list_says_what_is_marked_by_more_than_a_colour_and_takes_no_text_for_markup():
    locale.use("en")
    app = App[None]()
    async with app.run_test(size=(60, 20)) as pilot:
        app.push_screen(TickScreen("B excludes", [plain(CHOICES)], "en", ["b"]))
        await pilot.pause()
        await pilot.pause()  # the keys are said when the box is laid out
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "☐ koko malli" in shown
        assert "☑ [b]pilotti[/b]" in shown
        assert "Space ticks · Enter or Esc keeps" in shown


async def test_in_a_long_list_the_keys_stay_in_sight_and_end_goes_to_the_last():
    locale.use("fi")
    app = App[None]()
    answers = []
    choices = {f"k{number}": f"vaihtoehto {number}" for number in range(40)}
    async with app.run_test(size=(45, 14)) as pilot:
        app.push_screen(TickScreen("A sulkee pois", [plain(choices)], "fi", []), answers.append)
        await pilot.pause()
        await pilot.press("end", "space")
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "☑ vaihtoehto 39" in shown
        assert "Väli rastii · Enter ja Esc pitävät" in shown
        await pilot.press("home", "space", "escape")
        await pilot.pause()
    assert answers == [("k0", "k39")]
