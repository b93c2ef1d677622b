"""What is written in a session stays in it: a scripted day under a careless umask, and then a search for every word.

Words that nobody may find are planted in a private note, in a name, and in what is typed; the session, its backups, its
journal and what was saved on purpose may hold them, everything else may not.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

from tests.terminal import Terminal

ROOT = Path(__file__).parents[1]
FAULTY = Path(__file__).parent / "apps" / "faulty.py"
WEIGHING = "toi_tui.screens.swot.screen:SwotScreen.action_weigh"
PLANTED = ("salainenmuistio", "Hiljanen", "hiljanen@example.fi", "kirjoitettusana")
SESSION = f"""format = 1
[session]
id = "k3yt5s2n"
title = "Yksityisyys"
practice = "Malli"
language = "fi"
[people.items.p4c8k3yt]
name = "Heikki {PLANTED[1]}"
email = "{PLANTED[2]}"
[swot.strengths.s4ttk3yt]
text = "vahvuus {PLANTED[0]}"
weight = 3
private = true
note = "{PLANTED[0]} perusteena"
[agreement]
pretask_text = "Hei {PLANTED[1]}, kerro odotuksesi."
"""


@pytest.fixture(scope="module")
def used() -> Iterator[tuple[Path, bytes]]:
    """The folder of a home in which the program was used for all that makes a file, and what the terminal was sent."""
    with tempfile.TemporaryDirectory(prefix="privacy-") as name:
        folder = Path(name)
        for each in ("sessions", "tmp"):
            (folder / each).mkdir()
        session = folder / "sessions" / "istunto.toml"
        session.write_text(SESSION)
        session.chmod(0o600)
        toi = f'umask 0; exec "{sys.executable}" "{FAULTY}" {WEIGHING} --lang fi "{session}"'
        homes = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
        environment = {"PYTHONPATH": str(ROOT), "HOME": name, "TMPDIR": str(folder / "tmp"), **homes}
        with Terminal(["/bin/sh", "-c", toi], env=environment) as terminal:
            use(terminal.see("Yksityisyys"), folder / "config" / "toi_tui" / "config.toml")
            yield folder, terminal.raw


def use(terminal: Terminal, settings: Path) -> None:
    """Write, undo, search, save letters, change a setting, meet a fault, and leave."""
    terminal.press("2").see("Vahvuudet (1)").press("-").see("mitään ei kadonnut")
    terminal.press("n").see("Esc valmis").type(f"{PLANTED[3]} muistiin").press("esc").see(PLANTED[3])
    terminal.press("u").gone(PLANTED[3]).press("r").see(PLANTED[3])
    terminal.press("ctrl+f").see("Etsi koko istunnosta").type(PLANTED[0]).see(PLANTED[0]).press("esc")
    terminal.gone("Etsi koko istunnosta").press("6").see("Miellekartta").press("f", "1").press("4").see("4 Mentori")
    terminal.press("ctrl+p").type("teema\n").until(settings.exists, "the theme to be kept")
    terminal.press("ctrl+s").see("Tallennettu.").press("ctrl+q")
    assert terminal.exit_code == 0


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_every_file_is_the_users_alone(used: tuple[Path, bytes]) -> None:
    folder, _raw = used
    modes = {str(path.relative_to(folder)): oct(path.stat().st_mode & 0o777) for path in files(folder)}
    assert len(modes) >= 5
    assert {name: mode for name, mode in modes.items() if mode != "0o600"} == {}


def test_every_folder_that_was_made_is_the_users_alone(used: tuple[Path, bytes]) -> None:
    folder, _raw = used
    made = [path for path in folder.rglob("*") if path.is_dir() and path.name not in {"sessions", "tmp"}]
    assert {str(path.relative_to(folder)) for path in made if path.stat().st_mode & 0o077} == set()
    assert made


def test_nothing_that_was_written_lies_elsewhere(used: tuple[Path, bytes]) -> None:
    folder, _raw = used
    mine = (folder / "sessions", *(folder / "state" / "toi_tui" / kept for kept in ("backups", "journals")))
    others = [path for path in files(folder) if not any(path.is_relative_to(each) for each in mine)]
    assert any("crashes" in path.parts for path in others)
    for path in others:
        found = [word for word in PLANTED if word.encode() in path.read_bytes() or word in path.name]
        assert not found, f"{found} in {path.relative_to(folder)}"
    assert list((folder / "tmp").iterdir()) == []


def test_the_title_of_the_window_is_left_alone(used: tuple[Path, bytes]) -> None:
    _folder, raw = used
    assert not any(sequence in raw for sequence in (b"\x1b]0;", b"\x1b]1;", b"\x1b]2;", b"\x1b]52;"))


def test_nothing_stays_on_the_screen_when_the_program_has_ended(used: tuple[Path, bytes]) -> None:
    _folder, raw = used
    after = raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert not [word for word in PLANTED if word in after]
