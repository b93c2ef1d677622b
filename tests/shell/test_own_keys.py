"""Own keys from the settings: which hold, what is said of the others, and that they act and are shown."""

import string
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from tests.room import room
from toi_tui import locale
from toi_tui.app import ToiApp
from toi_tui.screens import tables
from toi_tui.shell.commands.command import key_name, use_keys
from toi_tui.shell.commands.everywhere import DOWN, NEW, PICK_UP, REDO, UNDO
from toi_tui.shell.commands.own_keys import checked
from toi_tui.shell.frame import Foot
from toi_tui.storage.config import config_file

ALONE = ((UNDO,),)


@pytest.fixture(autouse=True)
def _usual_keys() -> Iterator[None]:
    locale.use("en")
    yield
    use_keys({})


@pytest.mark.parametrize(
    ("wish", "keys"),
    [
        ("f7", "f7"),
        ("F7", "f7"),
        ("x,f8", "x,f8"),
        ("X", "X"),
        ("å", "å"),
        ("-", "minus"),
        ("*", "asterisk"),
        (";", "semicolon"),
        (",", "comma"),
        ("Ctrl+T", "ctrl+t"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("Ins", "insert"),
        ("number sign", "number_sign"),
    ],
)
def test_a_key_may_be_said_in_many_ways(wish: str, keys: str) -> None:
    assert checked({"undo": wish}, ALONE) == ({"undo": keys}, [])


@pytest.mark.parametrize(
    "wish",
    ["ctrl+h", "ctrl+i", "ctrl+m", "ctrl+1", "alt+x", "shift+enter", "ctrl+shift+a", "f99", "xy", "\x07", "f7,xy"],
)
def test_a_key_that_not_every_terminal_can_tell_is_refused(wish: str) -> None:
    keys, problems = checked({"undo": wish, "redo": "f8"}, tables())
    assert keys == {"redo": "f8"}
    assert "config.toml: keys.undo: " in str(problems[0])
    assert "is no key that every terminal can tell" in str(problems[0])


def test_a_command_that_does_not_exist_is_named() -> None:
    keys, problems = checked({"swot.fly": "f7"}, tables())
    assert not keys
    assert [str(each) for each in problems] == [
        f"{config_file()}: keys.swot.fly: there is no command of this name; `toi keys --ids` tells the names."
    ]


def test_a_key_of_another_command_of_the_same_screen_is_refused_and_its_owner_named() -> None:
    keys, problems = checked({"undo": "n"}, tables())
    assert not keys
    assert str(problems[0]) == f'{config_file()}: keys.undo: "n" is a key of new as well; the usual keys are used.'


def test_two_commands_cannot_wish_for_the_same_key() -> None:
    keys, problems = checked({"undo": "f9", "redo": "f9"}, tables())
    assert not keys
    assert {each.values["command"] for each in problems} == {"undo", "redo"}


def test_two_commands_exchange_their_keys() -> None:
    wishes = {"undo": "r", "redo": "u"}
    assert checked(wishes, tables()) == (wishes, [])


def test_the_same_key_on_two_screens_is_no_clash() -> None:
    wishes = {"swot.heavier": "f7", "risks.cycle": "f7"}
    assert checked(wishes, tables()) == (wishes, [])


IDS = st.sampled_from(sorted({each.id for table in tables() for each in table}))
KEYS = st.sampled_from([*"abcdnurmx123", "f7", "f8", "up", "escape", "ctrl+z", "ctrl+h"])


@given(st.dictionaries(IDS, KEYS, max_size=8))
def test_whatever_is_wished_for_no_key_stands_for_two_commands_and_every_wish_is_answered(
    wishes: dict[str, str],
) -> None:
    keys, problems = checked(wishes, tables())
    use_keys(keys)
    for table in tables():
        taken = [key for command in table for key in command.keys.split(",") if key]
        assert len(taken) == len(set(taken))
    assert keys.keys() | {each.values["command"] for each in problems} == wishes.keys()


@pytest.mark.parametrize("character", string.punctuation)
def test_a_character_has_the_name_that_textual_gives_its_key(character: str) -> None:
    wish = {"undo": character}
    keys, problems = checked(wish, ALONE)
    assert (keys, problems) == ({"undo": _character_to_key(character)}, [])
    assert key_name(keys["undo"]) == character


async def test_own_keys_act_and_are_shown() -> None:
    use_keys({UNDO.id: "f7", REDO.id: "f8", NEW.id: "x", PICK_UP.id: "M", DOWN.id: "s"})
    async with room("kuusilampi", step="swot", size=(120, 60)) as mentor:
        await mentor.press("x")
        await mentor.write("uusi vahvuus")
        await mentor.press("enter", "escape")
        assert "uusi vahvuus" in mentor.texts("swot.strengths")
        await mentor.press("f7")
        assert "uusi vahvuus" not in mentor.texts("swot.strengths")
        await mentor.press("u", "f8")
        assert "uusi vahvuus" in mentor.texts("swot.strengths")
        await mentor.press("home")  # the message about the redone note is over
        mentor.see(" F7 kumoa", " x uusi")
        before = mentor.texts("swot.strengths")
        await mentor.press("M", "s", "enter")
        assert mentor.texts("swot.strengths") == [before[1], before[0], *before[2:]]
        await mentor.press("question_mark")
        mentor.see("   s                alas", "   x                uusi")


async def test_what_is_wrong_with_the_settings_is_said_until_the_first_key() -> None:
    app = ToiApp(said_at_first="something is wrong")
    async with app.run_test(size=(80, 24)) as pilot:
        foot = app.screen.query_one(Foot)
        assert foot.message == "something is wrong"
        await pilot.press("down")
        assert foot.message == ""
