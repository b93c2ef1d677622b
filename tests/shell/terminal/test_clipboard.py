import pytest

from toi_tui.shell.terminal.clipboard import takes_copies


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({}, True),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, False),
        ({"TERM": "screen", "STY": "1234.pts-0"}, False),
    ],
)
def test_terminals_that_leave_copies_alone_are_known(environment: dict[str, str], wanted: bool) -> None:
    assert takes_copies(environment) is wanted
