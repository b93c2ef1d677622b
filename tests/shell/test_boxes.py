"""All boxes: one frame, keys from one table, and what they do said so that 40 columns have room for it."""

import gettext
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

import toi_tui
from tests.room import room
from toi_tui import locale
from toi_tui.app import ToiApp
from toi_tui.model.session import Session
from toi_tui.screens.home import forms
from toi_tui.shell.boxes import box, choosing, find_all, lacking, ticking, unsaved
from toi_tui.shell.boxes.box import Box
from toi_tui.shell.boxes.help import HelpScreen
from toi_tui.shell.history import as_it_was, earlier
from toi_tui.shell.history import box as history
from toi_tui.shell.linking import sourcing

CATALOGUE = gettext.translation("toi_tui", Path(toi_tui.__file__).parent / "locale", ["fi"])
NARROW = 34
"""Cells for the keys in a frame across 40 columns."""

KINDS = (
    choosing.ChooseScreen, choosing.FieldScreen, ticking.TickScreen, unsaved.UnsavedScreen, lacking.LackingScreen,
    find_all.FindAllScreen, sourcing.SourceScreen, HelpScreen, history.HistoryScreen, earlier.EarlierScreen,
    forms.PathForm, forms.NewForm, forms.Trouble,
)  # fmt: skip

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def kinds_below(kind: type) -> set[type]:
    return {kind}.union(*(kinds_below(each) for each in kind.__subclasses__()))


def test_these_are_all_boxes_there_are_and_no_two_have_one_name() -> None:
    ours = {each for each in kinds_below(Box) if each.__module__.startswith("toi_tui.")}
    assert {each for each in ours if each.KEYS} == {*KINDS, forms.Form}
    assert [name for name, count in Counter(each.__name__ for each in ours).items() if count > 1] == []


@every_kind
def test_every_key_of_a_box_has_its_action_and_one_meaning(kind: type[Box[object]]) -> None:
    places = {"": kind, "app": ToiApp}
    missing = []
    for command in kind.KEYS:
        where, _dot, name = command.action.partition("(")[0].rpartition(".")
        if not hasattr(places[where], f"action_{name}"):
            missing.append(command.id)
    assert missing == []
    keys = Counter(key for command in kind.KEYS for key in command.keys.split(","))
    assert [key for key, count in keys.items() if count > 1] == []


@every_kind
def test_a_box_closes_with_esc(kind: type[Box[object]]) -> None:
    assert any(command.has_key("escape") for command in kind.KEYS)
    assert "BINDINGS" not in vars(kind), "its keys stand in commands/in_boxes"


@every_kind
def test_what_the_keys_of_a_box_do_is_translated(kind: type[Box[object]]) -> None:
    assert {each.label for each in kind.KEYS if CATALOGUE.gettext(each.label) == each.label} == set()


def boxes() -> list[Box[object]]:
    """A box of each kind that says its keys below, of the tick box both."""
    session = Session()
    return [
        choosing.ChooseScreen("", [], "fi"), choosing.FieldScreen("", [], "fi", ""), ticking.TickScreen("", [], "fi"),
        ticking.TickScreen("", [], "fi", ()), find_all.FindAllScreen(session), HelpScreen("", (), (), None),
        earlier.EarlierScreen("", as_it_was.MarkedText(()), language="fi", read_only=False),
        forms.NewForm(date(2027, 4, 12), {}), forms.PathForm("", "", lambda _path: None), forms.Trouble(()),
    ]  # fmt: skip


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_40_columns_have_room_for_what_the_keys_do(language: str) -> None:
    locale.use(language)
    said = [each.keys()[-1] for each in boxes()]
    assert [each for each in said if cell_len(each) > NARROW] == []


@pytest.mark.parametrize("language", locale.LANGUAGES)
@pytest.mark.parametrize("keys", [("U",), ("A",), ("ctrl+f",), ("question_mark",), ("C",), ("T",)], ids="".join)
async def test_on_40_columns_a_frame_shows_the_end_of_its_keys(keys: tuple[str, ...], language: str) -> None:
    async with room("kesken", step="swot", size=(40, 14), language=language) as mentor:
        await mentor.press(*keys)
        await mentor.settled()
        shown = mentor.app.screen
        assert isinstance(shown, box.Box)
        mentor.see(f" {shown.keys()[-1]} ─")
