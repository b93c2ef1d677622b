import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from toi_tui.shell.terminal import decoder
from toi_tui.shell.terminal.decoder import (
    ESCAPE_PATIENCE,
    PASTE_PATIENCE,
    SEQUENCE_PATIENCE,
    Decoder,
    Pasted,
    Token,
    Typed,
)

START, END = b"\x1b[200~", b"\x1b[201~"
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [
            START,
            END,
            b"\x1b",
            b"[",
            b"O",
            b"]",
            b"\x1b[A",
            b"\x1b[<0;3;4M",
            b"\x1b[M !!",
            b"\x1b[1;5C",
            b"\x1bOP",
            b"\x1b[[A",
            b"\x1b[7$",
            b"\x1b[?2026;2$y",
            b"\x1b]10;rgb:ff/ff\x07",
            b"\x1bP1$r\x1b\\",
            b"\x1b[97;5u",
            "ä€👩".encode(),
            b"abc\r",
            b"\n",
        ]
    ),
)
STREAMS = st.lists(PIECES, max_size=12).map(b"".join)


def read(*chunks: bytes) -> list[Token]:
    gate = Decoder()
    return [token for chunk in chunks for token in gate.feed(chunk)]


def typed(*texts: str) -> list[Token]:
    return [Typed(text) for text in texts]


@given(STREAMS, st.data())
def test_how_the_stream_falls_into_reads_makes_no_difference(stream: bytes, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=6)))
    chunks = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    whole, pieces = Decoder(), Decoder()
    assert [token for chunk in chunks for token in pieces.feed(chunk)] == whole.feed(stream)
    assert pieces.patience == whole.patience
    assert pieces.expire() == whole.expire()


@given(st.lists(st.one_of(PIECES, st.none())))
def test_nothing_that_a_terminal_can_send_raises_and_silence_leaves_no_key_behind(steps: list[bytes | None]) -> None:
    gate = Decoder()
    for step in steps:
        tokens = gate.expire() if step is None else gate.feed(step)
        assert all(token.text for token in tokens)
    gate.expire()
    assert gate.patience is None
    assert gate.expire() == []


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x1b\n")))
def test_what_is_typed_arrives_letter_by_letter(text: str) -> None:
    assert read(text.encode()) == typed(*text)


@pytest.mark.parametrize(
    "sequence", [key for key in ANSI_SEQUENCES_KEYS if key.startswith(("\x1b[", "\x1bO", "\x1b\x7f"))]
)
def test_every_key_that_textual_knows_stays_one_key(sequence: str) -> None:
    assert read(sequence.encode() + b"x") == typed(sequence, "x")


@pytest.mark.parametrize(
    "report",
    [
        "\x1b[<35;120;7M",
        "\x1b[<0;1;1m",
        "\x1b[I",
        "\x1b[O",
        "\x1b[12;40R",
        "\x1b[?2026;2$y",
        "\x1b[48;24;80;480;800t",
        "\x1b[97;5u",
        "\x1b[57441;5:3u",
        "\x1b[228;;228u",
        "\x1b]11;rgb:1/2/3\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
    ],
)
def test_a_report_of_the_terminal_is_one_token(report: str) -> None:
    assert read(b"a", *(bytes([byte]) for byte in report.encode()), b"b") == typed("a", report, "b")


@pytest.mark.parametrize("key", ["a", "å", "1", "?", "\r", "\t", " ", "\x13"])
def test_esc_and_a_key_typed_at_once_are_two_keys(key: str) -> None:
    assert read(b"\x1b" + key.encode()) == typed("\x1b", key)


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (b"a\nb", "a\rb"),
        (b"a\r\nb\r\n", "a\rb\r"),
        (b"a\n\nb", "a\r\rb"),
        (b"a\r\r\n\nb", "a\r\r\rb"),
        (b"\x1b\n", "\x1b\r"),
    ],
)
def test_lines_that_come_without_the_marks_of_a_paste_end_with_enter(lines: bytes, keys: str) -> None:
    assert read(lines) == typed(*keys)


def test_esc_before_an_arrow_is_two_keys() -> None:
    assert read(b"\x1b\x1b[A") == typed("\x1b", "\x1b[A")


def test_esc_alone_is_a_key_after_a_moment() -> None:
    gate = Decoder()
    assert gate.feed(b"\x1b") == []
    assert gate.patience == ESCAPE_PATIENCE
    assert gate.expire() == typed("\x1b")
    assert gate.patience is None


def test_a_sequence_cut_by_a_slow_line_gets_more_time_and_is_then_single_keys() -> None:
    gate = Decoder()
    assert gate.feed(b"\x1b[") == []
    assert gate.patience == SEQUENCE_PATIENCE
    assert gate.expire() == typed("\x1b", "[")


def test_keys_after_esc_that_look_like_the_start_of_an_answer_are_keys() -> None:
    gate = Decoder()
    assert gate.feed(b"\x1b]hei") == []
    assert gate.expire() == typed("\x1b", "]", "h", "e", "i")
    assert gate.feed(b"\x1b]hei\r") == typed("\x1b", "]", "h", "e", "i", "\r")


def test_an_answer_without_an_end_is_not_kept_for_ever() -> None:
    assert len(read(b"\x1b]" + b"x" * 5000)) == 5002


def test_bytes_that_are_not_utf_8_are_replaced() -> None:
    assert read(b"caf\xe9 \xff\x80x") == typed(*"caf\ufffd \ufffd\ufffdx")


def test_an_escape_in_a_paste_is_made_visible() -> None:
    assert read(START + b"A\x1b[31mB\x1b[200~C" + END + b"x") == [Pasted("A␛[31mB␛[200~C"), Typed("x")]


def test_an_empty_paste_is_nothing() -> None:
    assert read(START + END) == []


def test_a_paste_without_an_end_is_handed_on_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoder, "LONGEST_PASTE", 4)
    assert read(START + b"abcdefghij" + END + b"q") == [Pasted("abcd"), Pasted("efgh"), Pasted("ij"), Typed("q")]
    assert read(START + b"ab", b"cde", b"fghij", END) == [Pasted("abcd"), Pasted("efgh"), Pasted("ij")]


def test_a_paste_that_halts_is_shown_and_goes_on() -> None:
    gate = Decoder()
    gate.feed(START + b"first ")
    assert gate.patience == PASTE_PATIENCE
    assert gate.expire() == [Pasted("first ")]
    assert gate.feed(b"second, longer than a key") == []
    assert gate.feed(END + b"q") == [Pasted("second, longer than a key"), Typed("q")]


def test_a_paste_whose_end_was_lost_does_not_swallow_the_keys_of_a_person() -> None:
    gate = Decoder()
    gate.feed(START + b"abc")
    gate.expire()
    assert gate.feed(b"\x11") == typed("\x11")


def test_the_end_of_a_halted_paste_may_come_alone() -> None:
    gate = Decoder()
    gate.feed(START + b"abc")
    gate.expire()
    assert gate.feed(END + b"q") == typed("q")
