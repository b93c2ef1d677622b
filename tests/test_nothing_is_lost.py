"""The promise in a real terminal: killed at any moment, typed into by two at once, changed by others meanwhile."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

from tests.terminal import Terminal
from tests.test_workshop_day import Room, texts, writing

OTHER = b'\n[swot.threats.theirs001]\ntext = "muilta tullut uhka"\n'


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = Room(tmp_path)
    room.new()
    return room


@pytest.fixture
def start(room: Room) -> Iterator[Callable[..., Terminal]]:
    """Starts the program on the SWOT; all that were started are ended."""
    with ExitStack() as stack:

        def started(**environment: str) -> Terminal:
            terminal = stack.enter_context(room.terminal(**environment))
            return terminal.see("Ääkkösten viikko").press("2").see("Vahvuudet")

        yield started


def journalled(room: Room) -> str:
    """What the journals in the room's home hold."""
    found = (room.home / "state").rglob("*.journal")
    return "".join(file.read_bytes().decode("ascii").encode().decode("unicode-escape") for file in found)


def killed(terminal: Terminal) -> None:
    assert terminal.signal(signal.SIGKILL).exit_code == -signal.SIGKILL


def strengths(room: Room) -> list[str]:
    return texts(room.saved().get("swot", {}).get("strengths", {}))


def test_a_kill_while_a_text_is_typed_loses_nothing_that_was_in_the_journal(
    room: Room, start: Callable[..., Terminal]
) -> None:
    swot = start()
    swot.press("n").until(writing(swot), "an open editor").type("ensimmäinen\nkesken jäävä ajatus")
    swot.until(lambda: "kesken jäävä ajatus" in journalled(room), "the journal to have the text")
    killed(swot)
    swot = start().see("kesken jäävä ajatus").see("ensimmäinen")
    assert swot.press("ctrl+q").exit_code == 0
    assert strengths(room) == ["ensimmäinen", "kesken jäävä ajatus"]


def test_a_sentence_typed_with_no_field_open_takes_nothing_back_and_can_be_written_down(
    room: Room, start: Callable[..., Terminal]
) -> None:
    swot = start()
    swot.press("n").until(writing(swot), "an open editor").type("yksi\nkaksi\nkolme\n").see("kolme")
    swot.press("esc").gone("Esc valmis")
    swot.type("kuuluu suunnitella yhdessä").see("Mikään kenttä ei ollut auki.").see("yhdessä").see("Vahvuudet (3)")
    swot.press("esc").gone("Mikään kenttä").see("n uusi")
    swot.type("kuuluu suunnitella yhdessä").see("Mikään kenttä ei ollut auki.").press("enter").see("Vahvuudet (4)")
    assert swot.press("ctrl+q").exit_code == 0
    assert strengths(room) == ["yksi", "kaksi", "kolme", "kuuluu suunnitella yhdessä"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "moment" in metafunc.fixturenames:
        metafunc.parametrize("moment", range(0, 4000, 20 if metafunc.config.option.long else 500))


def test_a_kill_at_any_moment_leaves_a_whole_session_with_all_that_was_in_the_journal(
    room: Room, start: Callable[..., Terminal], moment: int
) -> None:
    """The moments are counted in bytes of what the program has drawn since the typing began."""
    swot = start()
    drawn = len(swot.raw)
    swot.press("n").type("yksi\nkaksi\nkolme\n").press("esc").press("delete").press("u")
    swot.until(lambda: len(swot.raw) >= drawn + moment, f"{moment} bytes to be drawn")
    killed(swot)
    known = [text for text in ("yksi", "kaksi", "kolme") if f'"text":"{text}"' in journalled(room)]
    assert room.run("check", "viikko.toml").returncode == 0
    swot = start()
    for text in known:
        swot.see(text)
    for _ in known:
        swot.press("u")
    assert swot.press("ctrl+q").exit_code == 0


def test_what_is_brought_back_is_said_and_can_be_undone(room: Room, start: Callable[..., Terminal]) -> None:
    before = room.file.read_bytes()
    swot = start()
    swot.press("n").type("yksi\n").until(lambda: '"text":"yksi"' in journalled(room), "the journal to have it")
    killed(swot)
    room.file.write_bytes(before)  # as if the power had gone before the file was written
    with room.terminal() as terminal:
        terminal.see("Palautettu").press("2").see("Vahvuudet (1)").see("yksi")
        terminal.press("u").see("Vahvuudet (0)")
        assert terminal.press("ctrl+q").exit_code == 0
    assert strengths(room) == []


def test_undo_and_redo_survive_a_restart(room: Room, start: Callable[..., Terminal]) -> None:
    swot = start().press("n").type("yksi\nkaksi\n").press("esc").see("Vahvuudet (2)").press("u").see("Vahvuudet (1)")
    assert swot.press("ctrl+q").exit_code == 0
    swot = start().press("r").see("Vahvuudet (2)").press("u", "u").see("Vahvuudet (0)")
    assert swot.press("ctrl+q").exit_code == 0


@pytest.mark.parametrize("homes", ["one home", "two homes"])
def test_two_programs_on_one_file_keep_what_both_type(
    room: Room, start: Callable[..., Terminal], tmp_path: Path, homes: str
) -> None:
    other = {"XDG_STATE_HOME": str(tmp_path / "other")} if homes == "two homes" else {}
    one, two = start(), start(**other)
    mine, theirs = ([f"{name} {number}" for number in range(6)] for name in ("minun", "sinun"))
    one.press("n")
    two.press("n")
    for here, there in zip(mine, theirs, strict=True):
        one.type(f"{here}\n")
        two.type(f"{there}\n")
    one.press("esc").see("Vahvuudet (12)")
    two.press("esc").see("Vahvuudet (12)")
    for terminal in (one, two):
        assert terminal.press("ctrl+q").exit_code == 0
    assert sorted(strengths(room)) == sorted(mine + theirs)
    assert "conflicts" not in room.saved()


def test_one_window_undoes_what_it_did_and_the_other_sees_it_go(room: Room, start: Callable[..., Terminal]) -> None:
    one, two = start(), start()
    one.press("n").type("turha\n").press("esc").see("Vahvuudet (1)")
    two.see("turha")
    one.press("u").see("Vahvuudet (0)")
    two.see("Vahvuudet (0)")
    for terminal in (one, two):
        assert terminal.press("ctrl+q").exit_code == 0
    assert strengths(room) == []


def test_what_others_write_while_somebody_types_is_merged(room: Room, start: Callable[..., Terminal]) -> None:
    swot = start().press("n").type("oma\nvielä kesken")
    swot.until(lambda: b"kesken" in room.file.read_bytes(), "the file to have it")
    with room.file.open("ab") as file:
        file.write(OTHER)
    swot.see("muilta tullut uhka").type(" loppu\n").press("esc").see("vielä kesken loppu")
    assert swot.press("ctrl+q").exit_code == 0
    assert strengths(room) == ["oma", "vielä kesken loppu"]
    assert texts(room.saved()["swot"]["threats"]) == ["muilta tullut uhka"]


def test_an_item_added_from_the_command_line_shows_in_the_window(room: Room, start: Callable[..., Terminal]) -> None:
    swot = start().press("n").type("oma")
    added = room.run("add", "viikko.toml", "komentoriviltä", "--to", "swot.strengths")
    assert added.returncode == 0, added.stderr
    swot.see("komentoriviltä").press("enter", "esc")
    assert swot.press("ctrl+q").exit_code == 0
    assert sorted(strengths(room)) == ["komentoriviltä", "oma"]


def test_a_removed_file_is_told_and_written_again_with_one_key(room: Room, start: Callable[..., Terminal]) -> None:
    swot = start().press("n").type("oma\n").press("esc")
    swot.until(lambda: b"oma" in room.file.read_bytes(), "the file to have it")
    room.file.unlink()
    swot.see("Ei tallennettu").press("n").type("lisää\n").press("esc")
    assert not room.file.exists()
    swot.press("ctrl+s").until(room.file.exists, "the file to be there again")
    assert swot.press("ctrl+q").exit_code == 0
    assert strengths(room) == ["oma", "lisää"]


def test_a_session_whose_file_was_gone_at_the_end_comes_back(room: Room, start: Callable[..., Terminal]) -> None:
    swot = start().press("n").type("oma\n").press("esc")
    swot.until(lambda: b"oma" in room.file.read_bytes(), "the file to have it")
    room.file.unlink()
    swot.see("Ei tallennettu").press("n").type("lisää\n").press("esc").press("ctrl+q").see("palauttaa").press("l")
    assert swot.exit_code == 0
    assert not room.file.exists()
    with room.terminal() as terminal:
        terminal.see("kadonnut").press("enter").see("Palautettu").press("2").see("lisää").see("oma")
        assert terminal.press("ctrl+q").exit_code == 0
    assert strengths(room) == ["oma", "lisää"]
    room.file.unlink()
    with room.terminal() as terminal:  # removed on purpose, after a good end
        terminal.see("kadonnut").press("esc").see("Uusi istunto")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_file_that_is_removed_or_emptied_while_open_comes_back_whole_on_one_key(
    room: Room, start: Callable[..., Terminal], end: signal.Signals
) -> None:
    swot = start().press("n").type("yksi\nkaksi\n").see("kaksi").press("esc").gone("Esc valmis")
    swot.until(lambda: strengths(room) == ["yksi", "kaksi"], "the file to have it").see("Tallennettu")
    if end == signal.SIGKILL:
        room.file.unlink()
    else:
        room.file.write_bytes(b"")
    swot.see("Ei tallennettu").press("n").type("kolme\n").press("esc").see("Vahvuudet (3)")
    swot.until(lambda: "kolme" in journalled(room), "the journal to have it")
    assert swot.signal(end).exit_code != 0
    with room.terminal() as terminal:
        terminal.see("1 muutos, jota ei ollut").press("enter").see("Palautettu").press("2").see("kolme").see("yksi")
        assert terminal.press("ctrl+q").exit_code == 0
    assert strengths(room) == ["yksi", "kaksi", "kolme"]


def test_a_file_that_was_put_back_on_purpose_is_asked_about_once(room: Room, start: Callable[..., Terminal]) -> None:
    swot = start().press("n").type("yksi\n").press("esc")
    swot.until(lambda: strengths(room) == ["yksi"], "the file to have it")
    before = room.file.read_bytes()
    swot.press("n").type("kaksi\n").press("esc")
    swot.until(lambda: strengths(room) == ["yksi", "kaksi"], "the file to have it")
    swot.press("n").type("kolme").until(lambda: "kolme" in journalled(room), "the journal to have it")
    killed(swot)
    room.file.write_bytes(before)
    with room.terminal() as terminal:
        terminal.see("2 muutosta").press("enter").see("+ Vahvuudet: kaksi").press("l").gone("muutosta")
        assert terminal.press("2").see("Vahvuudet (1)").press("ctrl+q").exit_code == 0
    swot = start().see("Vahvuudet (1)")
    assert swot.press("ctrl+q").exit_code == 0
    assert strengths(room) == ["yksi"]
    assert "kolme" in room.run("recover", "viikko.toml", "--show", "1").stdout
