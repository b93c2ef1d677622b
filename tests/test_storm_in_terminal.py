"""Storms in a real terminal: windows pulled about while somebody writes, and pastes of a megabyte.

Whatever comes, the program answers the next key, tells of no fault, and gives back the session it began with when
everything is undone.
"""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

from tests.terminal import Terminal
from toi_tui.model.session import LISTS, Session
from toi_tui.storage import shipped
from toi_tui.storage.session_file import SessionFile

TOI = [sys.executable, "-m", "toi_tui", "--lang", "fi"]
ENVIRONMENT = {"PYTHONPATH": str(Path(__file__).parents[1])}
CORNERS = ((1, 1), (400, 1), (1, 120), (2, 2), (400, 120), (39, 9), (40, 10), (0, 0))
KEYS = ("down", "right", "tab", "n", "e", "a", "enter", "escape", "ä", "x", "space", "up", "pagedown", "backspace", "m")
MEGABYTES = (
    "Hyvä käytäntö siirtyy.\r\n" * 45_000,
    "x" * 1_000_000,
    "\t \t" * 300_000,
    "👩\u200d👩\u200d👧中文e\u0301\u200b\u202eabc\u202c[/][b]\x1b]52;c;eA==\x07" * 20_000,
)


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Terminal, Path]]:
    """The program with a session open; at the end it must be as it was, and nothing have gone wrong."""
    path = folder / "istunto.toml"
    path.write_bytes(shipped.example("kuusilampi"))
    before = SessionFile.open(path).session
    with Terminal([*TOI, path], env=ENVIRONMENT) as terminal:
        yield terminal.see("Kolmen tapaamisen"), path
        undo_all(terminal)
        assert terminal.press("ctrl+q").exit_code == 0
        assert terminal.leftovers() == []
        assert not list(terminal.home.glob("state/*/crashes/*"))
    after = SessionFile.open(path).session
    assert (after, order(after)) == (before, order(before))


def order(session: Session) -> dict[str, list[str]]:
    return {path: list(session.items(path)) for path in LISTS}


def calm(terminal: Terminal) -> None:
    """Leave what is open, however deep, and go to the first step."""
    terminal.resize(80, 24)
    for _ in range(4):
        terminal.press("escape")
    terminal.press("1").see("1 Istunto").see("? ohje")


def undo_all(terminal: Terminal) -> None:
    calm(terminal)
    while not any("Ei ole mitään kumottavaa" in line for line in terminal.screen):
        for _ in range(10):
            terminal.press("u")
        terminal.until(lambda: "umottu" in terminal.screen[-1] or "kumottavaa" in terminal.screen[-1], "undo")


@pytest.mark.parametrize("steps", ["12345", "67890"])
def test_a_window_pulled_about_while_somebody_writes(tmp_path: Path, steps: str) -> None:
    rng = random.Random(steps)
    with opened(tmp_path) as (terminal, _):
        for step in steps:
            terminal.press(step, "n")
            for corner in rng.sample(CORNERS, len(CORNERS)):
                terminal.resize(*corner).press(*rng.choices(KEYS, k=3))
            for _ in range(40):
                terminal.resize(rng.randint(1, 130), rng.randint(1, 50))
                if rng.random() < 0.4:
                    terminal.press(rng.choice(KEYS))
            calm(terminal)


@pytest.mark.parametrize("place", ["2", "2 n", "2 a", "4 n", "6 n", "9 e", "1 /", "1 ctrl+f", "1 ctrl+p"])
def test_a_pasted_megabyte(tmp_path: Path, place: str) -> None:
    with opened(tmp_path) as (terminal, _):
        for megabyte in MEGABYTES:
            terminal.press(*place.split()).paste(megabyte)
            calm(terminal)
