from pathlib import Path

import pytest

import toi_tui
from toi_tui.model.parts.identity import Identity
from toi_tui.model.session import Session

PACKAGE = Path(toi_tui.__file__).parent


@pytest.mark.parametrize(
    ("identity", "title"),
    [
        (Identity(title="Kuusilampi", practice="Kummit"), "Kuusilampi"),
        (Identity(practice="Kummit"), "Kummit"),
        (Identity(), ""),
    ],
)
def test_a_session_is_called_by_its_title_or_its_practice(identity: Identity, title: str) -> None:
    session = Session(session=identity)
    assert session.title == title
    assert session.identity is session.part("session") is identity


def test_nobody_reads_the_session_of_a_session() -> None:
    assert [path for path in PACKAGE.rglob("*.py") if "session.session." in path.read_text()] == []
