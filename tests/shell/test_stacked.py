"""How the lines of a stack are shared: least and most of each panel in, lines out."""

import pytest

from toi_tui.shell.arrangement.layouts import share

PLAN = {"focus": (3, 3), "pairs": (0, 4), "plan": (4, 9), "line": (4, 10)}


@pytest.mark.parametrize(
    ("first", "room", "wanted"),
    [
        ("plan", 18, {"focus": 3, "pairs": 0, "plan": 9, "line": 6}),
        ("line", 18, {"focus": 3, "pairs": 0, "plan": 5, "line": 10}),
        ("pairs", 18, {"focus": 3, "pairs": 4, "plan": 7, "line": 4}),
        ("plan", 40, {"focus": 3, "pairs": 4, "plan": 23, "line": 10}),
        ("focus", 12, {"focus": 3, "pairs": 0, "plan": 5, "line": 4}),
        ("plan", 23, {"focus": 3, "pairs": 0, "plan": 10, "line": 10}),
    ],
)
def test_the_first_takes_what_it_wants_then_the_others_and_the_filler_the_rest(first, room, wanted):
    found = share(PLAN, first=first, filler="plan", room=room)
    assert found == wanted
    assert sum(found.values()) == room


def test_one_alone_has_all():
    assert share({"plan": (4, 9)}, first="plan", filler="plan", room=7) == {"plan": 7}
    assert share({"plan": (4, 9)}, first="plan", filler="plan", room=30) == {"plan": 30}
