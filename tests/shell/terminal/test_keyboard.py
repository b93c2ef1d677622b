import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events, messages
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

from toi_tui.shell.terminal.decoder import Decoder, Pasted, Typed
from toi_tui.shell.terminal.keyboard import Keyboard


def said(message: object) -> tuple[object, ...]:
    return type(message), *(getattr(message, name, None) for name in ("key", "character", "x", "y", "button", "size"))


@pytest.mark.parametrize(
    "sequence",
    [
        key
        for key in ANSI_SEQUENCES_KEYS
        if key.startswith(("\x1b[", "\x1bO", "\x1b\x7f")) or (len(key) == 1 and key != "\x1b")
    ]
    + ["a", "Ä", "?", "中", "\x1b[97;5u", "\x1b[13;2u", "\x1b[228;;228u", "\x1b[27u", "\x1b[I", "\x1b[O", "\x1b[12;40R"]
    + ["\x1b[<0;3;4M", "\x1b[<0;3;4m", "\x1b[<65;3;4M", "\x1b[<35;3;4M", "\x1b[?2026;2$y", "\x1b[48;24;80;480;800t"],
)
def test_a_whole_token_means_what_it_means_to_textual(sequence: str) -> None:
    assert [said(message) for message in Keyboard().read(Typed(sequence))] == [
        said(message) for message in XTermParser().feed(sequence)
    ]


def test_esc_is_the_escape_key() -> None:
    (event,) = Keyboard().read(Typed("\x1b"))
    assert isinstance(event, events.Key)
    assert event.key == "escape"


def test_a_paste_is_one_event() -> None:
    (event,) = Keyboard().read(Pasted("a\nb"))
    assert isinstance(event, events.Paste)
    assert event.text == "a\nb"


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[1114112u",
        "\x1b[57441;5:3u",
        "\x1b[999~",
        "\x1b[?1;2c",
        "\x1b]10;rgb:ff/ff\x07",
        "\x1bP1$r0m\x1b\\",
        "\x1b[M !!",
        "\x1b[201~",
    ],
)
def test_a_sequence_that_nobody_knows_types_nothing_and_spoils_nothing(sequence: str) -> None:
    keyboard = Keyboard()
    assert keyboard.read(Typed(sequence)) == []
    assert [said(event)[1] for event in keyboard.read(Typed("a"))] == ["a"]
    assert [said(event)[1] for event in keyboard.read(Typed("\x1b[A"))] == ["up"]


def test_what_was_learnt_about_the_terminal_outlives_a_sequence_that_nobody_knows() -> None:
    keyboard = Keyboard()
    (resized,) = keyboard.read(Typed("\x1b[48;24;80;480;800t"))
    assert isinstance(resized, events.Resize)
    keyboard.read(Typed("\x1b[999~"))
    (moved,) = keyboard.read(Typed("\x1b[<35;100;100M"))
    assert isinstance(moved, events.MouseMove)
    assert (int(moved.x), int(moved.y)) == (9, 4)


def test_the_terminal_may_say_that_it_can_update_at_once() -> None:
    (message,) = Keyboard().read(Typed("\x1b[?2026;2$y"))
    assert isinstance(message, messages.TerminalSupportsSynchronizedOutput)


@given(st.lists(st.one_of(st.binary(max_size=20), st.from_regex(rb"\x1b\[<?[0-9;:]{0,12}[A-Zmtu~]", fullmatch=True))))
def test_no_bytes_end_the_reading(chunks: list[bytes]) -> None:
    gate, keyboard = Decoder(), Keyboard()
    for chunk in chunks:
        for token in gate.feed(chunk):
            keyboard.read(token)
    assert [said(event)[1] for event in keyboard.read(Typed("z"))] == ["z"]
