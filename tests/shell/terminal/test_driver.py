import io

import pytest

from toi_tui.shell.terminal.app import GuardedApp

driver = pytest.importorskip("toi_tui.shell.terminal.driver")


class Broken(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


def test_a_terminal_that_vanished_swallows_what_is_written() -> None:
    file = driver.LastingFile(Broken())
    file.write("x")
    file.flush()
    kept = io.StringIO()
    driver.LastingFile(kept).write("x")
    assert kept.getvalue() == "x"


@pytest.mark.parametrize(
    ("delay", "seconds"),
    [(None, 0.025), ("", 0.025), ("x", 0.025), ("-1", 0.025), ("200", 0.2), ("99999", 1.0), ("0", 0.0)],
)
def test_the_wait_for_esc_can_be_set_as_for_other_programs(
    monkeypatch: pytest.MonkeyPatch, delay: str | None, seconds: float
) -> None:
    monkeypatch.delenv("ESCDELAY", raising=False)
    if delay is not None:
        monkeypatch.setenv("ESCDELAY", delay)
    assert driver._escape_patience() == seconds


def test_the_app_reads_through_the_gate_unless_the_environment_asks_for_another_driver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert GuardedApp().driver_class is driver.GuardedDriver
    monkeypatch.setattr("textual.constants.DRIVER", "textual.drivers.headless_driver:HeadlessDriver")
    assert GuardedApp().driver_class.__name__ == "HeadlessDriver"
