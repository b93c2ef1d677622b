import pytest
from textual.app import App

from toi_tui import locale
from toi_tui.shell.boxes.picking import PickScreen

CHOICES = {"a": "koko malli", "b": "[b]pilotti[/b]", "c": "vierailu"}


@pytest.mark.parametrize(
    ("chosen", "keys", "kept"),
    [
        ("b", "escape", ("b",)),
        ("b", "space escape", ("a", "b")),
        ("b", "down space q", ()),
        ("b", "j j space k space x", ("c",)),
        ("b", "enter", ("b",)),
        ("b", "down enter", ("b",)),
        ("b", "down down enter", ("b",)),
        ("b", "down down space enter", ("b", "c")),
        ("b", "down space enter", ()),
        ("b", "space space enter", ("b",)),
        ("b", "space space escape", ("b",)),
        ("b", "up up space escape", ("a", "b")),
        ("", "enter", ("a",)),
        ("", "down enter", ("b",)),
        ("", "space space enter", ()),
        ("", "escape", ()),
    ],
)
async def test_what_is_marked_is_kept_in_the_order_of_the_list(chosen, keys, kept):
    locale.use("fi")
    app = App[None]()
    answers = []
    async with app.run_test(size=(60, 20)) as pilot:
        app.push_screen(PickScreen("B sulkee pois", CHOICES, list(chosen)), answers.append)
        await pilot.pause()
        await pilot.press(*keys.split())
        await pilot.pause()
    assert answers == [kept]


async def test_the_list_says_what_is_marked_by_more_than_a_colour_and_takes_no_text_for_markup():
    locale.use("en")
    app = App[None]()
    async with app.run_test(size=(60, 20)) as pilot:
        app.push_screen(PickScreen("B excludes", CHOICES, ["b"]))
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "☐ koko malli" in shown
        assert "☑ [b]pilotti[/b]" in shown
        assert "Space marks · Enter or Esc done" in shown


async def test_in_a_long_list_the_keys_stay_in_sight_and_end_goes_to_the_last():
    locale.use("fi")
    app = App[None]()
    answers = []
    choices = {f"k{number}": f"vaihtoehto {number}" for number in range(40)}
    async with app.run_test(size=(45, 14)) as pilot:
        app.push_screen(PickScreen("A sulkee pois", choices, []), answers.append)
        await pilot.pause()
        await pilot.press("end", "space")
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "☑ vaihtoehto 39" in shown
        assert "Väli merkitsee · Enter valmis" in shown
        await pilot.press("home", "space", "escape")
        await pilot.pause()
    assert answers == [("k0", "k39")]
