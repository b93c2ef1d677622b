"""The gates and the ends, seen from outside in a real terminal."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

from tests.terminal import Terminal

ROOT = Path(__file__).parents[3]
APP = [sys.executable, Path(__file__).parent / "apps" / "notes.py"]
ENVIRONMENT = {"PYTHONPATH": str(ROOT)}


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(APP, env=ENVIRONMENT) as terminal:
        yield terminal.see("READY")


def saved(terminal: Terminal) -> str:
    return (terminal.home / "saved").read_text()


def test_notes_typed_in_one_read_stay_apart_also_while_the_program_is_busy(terminal: Terminal) -> None:
    terminal.type("one\ntwo\n").see("<one> <two>")
    terminal.press("f3").type("three\nfour\n").see("<one> <two> <three> <four>")
    terminal.burst("f4", *"yes", "enter", *"five", "enter").see("<answer yes> <five>")
    assert terminal.press("ctrl+q").exit_code == 0
    assert terminal.leftovers() == []
    assert saved(terminal) == "saved\n"


def test_esc_typed_at_once_with_the_next_key_is_esc_and_the_next_key(terminal: Terminal) -> None:
    terminal.press("f4").see("QUESTION").burst("escape", *"note", "enter").gone("QUESTION").see("<note>")
    terminal.press("f4").see("QUESTION").burst("escape", "enter", *"next", "enter").see("<answer None> <> <next>")


def test_a_paste_loses_nothing_and_disturbs_nothing(terminal: Terminal) -> None:
    terminal.press("f6").paste("yksi\r\nkaksi\rkolme\x1b[31m\u202e\u20ac").see("READY 22").see("kolme␛[31m€")
    terminal.send(b"\x1b[200~caf\xe9\x1b[201~").see("caf\ufffd")
    terminal.press("f2").see("probe 1")


def test_a_megabyte_is_pasted_and_the_keys_behind_it_follow(terminal: Terminal) -> None:
    terminal.press("f6").paste("Hyvä käytäntö siirtyy.\n" * 45_000).press("x").see(f"READY {23 * 45_000 + 1}")


def test_hostile_text_reaches_the_terminal_as_pictures_only(terminal: Terminal) -> None:
    terminal.press("f7").see("TITLE").press("ctrl+q")
    assert terminal.exit_code == 0
    for harmful in (b"\x1b]0;", b"\xc2\x9b", "\u202e".encode(), b"TITLE\x07"):
        assert harmful not in terminal.raw


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_saves_once_and_leaves_the_terminal_as_it_was(terminal: Terminal, name: str) -> None:
    number = getattr(signal, name)
    assert terminal.type("x").see("x").signal(number).exit_code == 128 + number
    assert terminal.leftovers() == []
    assert saved(terminal) == "saved\n"


@pytest.mark.parametrize("ignored", [False, True], ids=["as usual", "under nohup"])
def test_a_closed_window_saves_and_ends(ignored: bool) -> None:
    with Terminal(APP, env=ENVIRONMENT, ignore_hangup=ignored) as terminal:
        terminal.see("READY").type("x").see("x").hangup()
        assert terminal.exit_code == 129
        assert saved(terminal) == "saved\n"


def test_ctrl_c_is_a_key(terminal: Terminal) -> None:
    terminal.press("ctrl+c", "f2").see("probe 1")


def test_a_fault_is_told_and_the_keys_go_on_acting(terminal: Terminal) -> None:
    terminal.press("f5").see("A fault in the program").press("f2").see("probe 1").press("ctrl+q")
    assert terminal.exit_code == 0
    assert terminal.leftovers() == []


def test_faults_in_a_row_save_give_the_terminal_back_and_tell_nobodys_notes(terminal: Terminal) -> None:
    terminal.type("PRIVATE NOTE").see("PRIVATE NOTE").press("f5", "f5", "f5")
    assert terminal.exit_code == 1
    assert terminal.leftovers() == []
    assert saved(terminal) == "saved\n"
    _, _, after = terminal.raw.rpartition(b"\x1b[?1049l")
    last_words = after.decode()
    assert "A fault of the program ended it (ValueError, notes.py:" in last_words
    assert "Your work is saved." in last_words
    report = (terminal.home / "report").read_text()
    assert "builtins.ValueError" in report
    assert "in action_fault" in report
    for text in (last_words, report):
        assert "PRIVATE" not in text.replace('note = "PRIVATE NOTE"', "")


def test_stopped_and_continued_it_takes_the_terminal_again_and_gives_it_back_in_the_end(terminal: Terminal) -> None:
    for stop in (signal.SIGTSTP, signal.SIGSTOP):
        terminal.signal(stop).until(lambda: _state(terminal) == "T", "it to stop")
        before = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        terminal.until(lambda: b"\x1b[?2004h" in terminal.raw[before:], "it to go on")  # noqa: B023
        terminal.until(lambda: b"Leave" in terminal.raw[before:], "it to paint again")  # noqa: B023
    terminal.press("f2").see("probe 1").press("ctrl+q")
    assert terminal.exit_code == 0
    assert terminal.leftovers() == []


def test_a_small_window_grows_again(terminal: Terminal) -> None:
    terminal.resize(1, 1).resize(80, 24).press("f2").see("probe 1")


def test_a_window_that_shrank_and_grew_while_the_program_was_busy_is_painted_anew(terminal: Terminal) -> None:
    terminal.see("f6 Area").press("f3").resize(30, 5).resize(80, 24).see("READY slow").see("f6 Area")


def test_of_many_sizes_the_last_one_stays(terminal: Terminal) -> None:
    for width in range(20, 120):
        terminal.resize(width, 24)
    terminal.resize(80, 24).press("f2").see("probe 1").see("f6 Area").resize(40, 24).gone("f6 Area")


def _state(terminal: Terminal) -> str:
    stat = Path(f"/proc/{terminal.pid}/stat")
    if not stat.exists():
        pytest.skip("needs /proc")
    return stat.read_text().rsplit(")", 1)[1].split()[0]
