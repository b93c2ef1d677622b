import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Digits, Input, Label, Static, TextArea

from toi_tui.shell.terminal.app import GuardedApp
from toi_tui.shell.terminal.output import ControlsVisible, harden, visible

EVIL = "a\x1b]52;c;eA==\x07\x9b31m\x7f\u202eb\u2066c\ud800\r\x08"
HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Lines(Widget):
    """A line-API widget that hands what it has straight on."""

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(EVIL), Segment("\n\tx"), Segment("link", Style(link="x\x1b\\y"))])


class Wall(GuardedApp):
    CSS = "Lines { height: 2; } Screen { overflow: hidden; } TextArea { height: 4; }"

    def compose(self) -> ComposeResult:
        yield Lines()
        yield Digits(EVIL)
        yield Static(Content(EVIL))
        yield Label(Text(EVIL))
        yield Input(EVIL)
        yield TextArea(EVIL)

    def on_mount(self) -> None:
        self.query_one(Input).border_title = Content(EVIL)  # type: ignore[assignment]
        self.notify(EVIL, title=EVIL, markup=False, timeout=60)


async def test_no_widget_sends_a_control_character_to_the_terminal() -> None:
    async with Wall().run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        sent = "".join(strip.render(pilot.app.console) for strip in strips)
        own = re.sub(r"\x1b\[[0-9;]*m", "", sent)
        assert not HARMFUL.search(own)
        assert own.count("a␛]52;c;eA==␇�31m␡�b�c�␍␈") >= 5
        assert {strip.cell_length for strip in strips} == {100}


@given(st.text(st.characters()))
def test_what_is_made_visible_has_the_same_length_and_obeys_nobody(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not HARMFUL.search(shown)
    assert visible(shown) == shown


@given(st.lists(st.text(st.characters(exclude_categories=["Mn", "Me", "Mc", "So", "Sk"])), max_size=4))
def test_a_line_keeps_its_width(texts: list[str]) -> None:
    segments = [Segment(text) for text in texts]
    shown = ControlsVisible().apply(segments, Color(0, 0, 0))
    assert Segment.get_line_length(shown) == Segment.get_line_length(segments)


def test_a_harmless_line_is_handed_on_as_it_is() -> None:
    segments = [Segment("Hyvän käytännön siirto", Style(bold=True)), Segment(" ")]
    assert ControlsVisible().apply(segments, Color(0, 0, 0)) is segments


def test_emoji_and_no_break_spaces_are_left_alone() -> None:
    assert visible("👩\u200d👧 10\u00a0000") == "👩\u200d👧 10\u00a0000"


def test_a_link_that_would_break_out_is_dropped() -> None:
    (segment,) = ControlsVisible().apply([Segment("x", Style(link="a\x1b\\b"))], Color(0, 0, 0))
    assert segment.style is not None
    assert segment.style.link is None


def test_hardening_twice_is_hardening_once() -> None:
    harden()
    harden()
    assert Content("a\x1bb\nc").plain == "a␛b\nc"
    assert Text("a\x1bb\nc").plain == "a␛b\nc"


async def test_no_color_is_still_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    class Red(GuardedApp):
        CSS = "Static { color: red; background: blue; }"

        def compose(self) -> ComposeResult:
            yield Static("text")

    async with Red().run_test(size=(20, 2)) as pilot:
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        colours = {
            colour.triplet
            for strip in strips
            for _, style, _ in strip
            if style
            for colour in (style.color, style.bgcolor)
            if colour and colour.triplet
        }
        assert colours
        assert all(len(set(colour)) == 1 for colour in colours)
