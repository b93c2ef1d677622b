import gc
import sys
from pathlib import Path

import pytest

from toi_tui.shell.terminal import opening


def xdg_open(folder: Path) -> Path:
    path = folder / "xdg-open"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o700)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="the folder of a path is searched in another way")
def test_a_desktop_has_an_opener_and_a_bare_terminal_has_none(tmp_path: Path) -> None:
    found = xdg_open(tmp_path)
    here = {"PATH": str(tmp_path)}
    assert opening.opener({**here, "DISPLAY": ":0"}, "linux") == (str(found),)
    assert opening.opener({**here, "WAYLAND_DISPLAY": "wayland-0"}, "linux") == (str(found),)
    assert opening.opener(here, "linux") == ()
    assert opening.opener({"PATH": "", "DISPLAY": ":0"}, "linux") == ()
    assert opening.opener({}, "darwin") == ("open",)
    assert opening.opener({}, "win32")[0] == "rundll32"


@pytest.mark.parametrize(
    ("script", "wanted"),
    [("import sys; sys.exit(sys.argv[1] != 'mailto:a@b.example?body=x%0Ay')", True), ("raise SystemExit(3)", False)],
)
def test_a_link_is_open_when_the_opener_says_so(script: str, wanted: bool) -> None:
    assert opening.open_link("mailto:a@b.example?body=x%0Ay", (sys.executable, "-c", script)) is wanted


def test_a_link_is_not_open_where_nothing_opens_it(tmp_path: Path) -> None:
    assert opening.open_link("mailto:", ()) is False
    assert opening.open_link("mailto:", (str(tmp_path / "gone"),)) is False


@pytest.mark.filterwarnings("ignore:subprocess:ResourceWarning")  # it goes on, as a mail program does
def test_an_opener_that_goes_on_has_opened_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SECONDS", 0.05)
    waits = "import signal; signal.alarm(2); signal.pause()"
    assert opening.open_link("mailto:", (sys.executable, "-c", waits)) is True
    gc.collect()
