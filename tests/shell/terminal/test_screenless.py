import os
import subprocess
import sys
from io import StringIO

import pytest

from toi_tui.shell.terminal.screenless import why_not


class Stream(StringIO):
    def fileno(self) -> int:
        return 1


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every standard stream has a number, and every number is a terminal."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Stream())
    monkeypatch.setattr(os, "isatty", lambda number: True)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("at_a_terminal")
def test_in_a_terminal_nothing_is_in_the_way() -> None:
    assert why_not() is None


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
@pytest.mark.parametrize("stream", [None, StringIO()], ids=["closed", "no file"])
def test_a_stream_that_is_no_terminal_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, stream: StringIO | None
) -> None:
    monkeypatch.setattr(sys, name, stream)
    reason = why_not()
    assert reason is not None
    assert "toi show FILE" in reason
    assert "\n" not in reason


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TERM")
@pytest.mark.parametrize("kind", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_move_its_cursor_is_told_with_its_name(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("TERM", kind)
    reason = why_not()
    assert reason is not None
    assert f"TERM={kind})" in reason


def test_a_pipe_is_no_terminal_and_asking_loads_no_textual() -> None:
    code = (
        "import sys; from toi_tui.shell.terminal.screenless import why_not; "
        "assert not any(name.split('.')[0] in ('textual', 'rich') for name in sys.modules); print(why_not())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert "No terminal" in done.stdout
