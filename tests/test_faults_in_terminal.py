"""A fault of the program, as a person meets it: the real program in a real terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

from tests.terminal import Terminal
from toi_tui.storage import shipped
from toi_tui.storage.session_file import SessionFile

FAULTY = [sys.executable, Path(__file__).parent / "apps" / "faulty.py"]
WEIGHING = "toi_tui.screens.swot.screen:SwotScreen.action_weigh"
DRAWING = "toi_tui.widgets.board:Board.render_line"
NOTICE, UNSHOWN = "mitään ei kadonnut", "Tätä ei voi näyttää"


@contextmanager
def faulty(folder: Path, *doors: str) -> Iterator[tuple[Terminal, Path]]:
    """The program with a session open and faults behind these doors, on the second step."""
    path = folder / "istunto.toml"
    path.write_bytes(shipped.example("kuusilampi"))
    environment = {"PYTHONPATH": str(Path(__file__).parents[1])}
    with Terminal([*FAULTY, ",".join(doors), "--lang", "fi", path], env=environment) as terminal:
        terminal.see("Kolmen tapaamisen").press("2").see("2 SWOT")
        yield terminal, path


def strengths(path: Path) -> list[str]:
    return [note.text for note in SessionFile.open(path).session.swot.strengths.values()]


def after_the_end(terminal: Terminal) -> str:
    assert terminal.leftovers() == []
    return terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()


def only_report(terminal: Terminal) -> Path:
    (report,) = (terminal.home / "state" / "toi_tui" / "crashes").iterdir()
    assert "PRIVATE" not in report.read_text().replace('note = "PRIVATE NOTE"', "")
    return report


def test_the_program_goes_on_after_a_fault_and_tells_of_it_once_more_at_its_end(tmp_path: Path) -> None:
    with faulty(tmp_path, WEIGHING) as (terminal, path):
        terminal.press("-").see(NOTICE)
        terminal.press("n").see("Esc valmis").type("heti virheen jälkeen").see("heti virheen").press("escape")
        terminal.press("ctrl+q")
        assert terminal.exit_code == 0
        report = only_report(terminal)
        assert str(report) in after_the_end(terminal)
        assert "heti virheen jälkeen" in strengths(path)


def test_a_board_that_cannot_be_drawn_leaves_every_key_in_use(tmp_path: Path) -> None:
    with faulty(tmp_path, DRAWING) as (terminal, path):
        terminal.see(UNSHOWN).see("2 SWOT").press("n").see("Esc valmis").type("sokkona").press("escape")
        terminal.press("1").see("Kolmen tapaamisen ohjausmalli").gone(UNSHOWN).press("ctrl+q")
        assert terminal.exit_code == 0
        assert str(only_report(terminal)) in after_the_end(terminal)
        assert "sokkona" in strengths(path)


def test_a_fault_again_and_again_ends_it_with_everything_saved(tmp_path: Path) -> None:
    with faulty(tmp_path, WEIGHING) as (terminal, path):
        terminal.press("n").see("Esc valmis").type("ennen virheitä").press("escape").see("ennen virheitä")
        terminal.press("-").see(NOTICE).press("-", "-")
        assert terminal.exit_code == 1
        words = after_the_end(terminal)
        assert "Työsi on tallessa" in words
        assert str(only_report(terminal)) in words
        assert "ennen virheitä" in strengths(path)
