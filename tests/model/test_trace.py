"""Following items back to what was said first, in sessions as they should be and as they should not."""

import pytest

from toi_tui import locale
from toi_tui.model.open_points import open_points
from toi_tui.model.session import Session
from toi_tui.model.trace import Trace, circles
from toi_tui.storage import codec, shipped


def session_of(**sources: list[str]) -> Session:
    """A plan of rows with these sources."""
    rows = "".join(f"[plan.steps.{id}]\naction = 'do {id}'\nsources = {of}\n" for id, of in sources.items())
    return codec.read(f"format = 1\n{rows}".encode()).session


def chain(session: Session, id: str) -> list[tuple[str, int, bool]]:
    return [(link.id, link.depth, link.again) for link in Trace(session).chain(id)]


def test_a_chain_goes_back_to_what_was_said_first():
    session = session_of(a=["b", "c"], b=["d"], c=[], d=[])
    assert chain(session, "a") == [("a", 0, False), ("b", 1, False), ("d", 2, False), ("c", 1, False)]


def test_what_comes_up_again_is_named_and_not_followed():
    session = session_of(a=["b", "c"], b=["d"], c=["b"], d=[])
    assert chain(session, "a")[-1] == ("b", 2, True)


def test_a_circle_ends():
    session = session_of(a=["b"], b=["a"], c=["c"])
    assert chain(session, "a") == [("a", 0, False), ("b", 1, False), ("a", 2, True)]
    assert circles(session) == ("a", "c")
    assert [(point.code, point.item) for point in open_points(session) if point.code == "source-circle"] == [
        ("source-circle", "a"),
        ("source-circle", "c"),
    ]


def test_a_diamond_is_no_circle():
    assert circles(session_of(a=["b", "c"], b=["d"], c=["d"], d=[])) == ()


def test_a_deleted_source_is_shown_as_deleted():
    (link,) = Trace(session_of(a=["gone"])).sources("a")
    assert (link.row, link.text) == (None, "(deleted)")


def test_made_is_the_way_forth():
    session = session_of(a=[], b=["a", "a"], c=["a"])
    assert [link.id for link in Trace(session).made("a")] == ["b", "c"]


def test_ten_thousand_links_one_after_the_other_are_no_trouble():
    session = session_of(**{f"n{n}": [f"n{n + 1}"] for n in range(10_000)})
    assert len(chain(session, "n0")) == 10_001
    assert circles(session) == ()


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        ("risks.items", "ohjaustunteja ei saada", "Riskit R1: ohjaustunteja ei saada"),
        ("options.items", "pilotti kahdessa ryhmässä", "Vaihtoehdot B: pilotti kahdessa ryhmässä"),
        ("tasks.answers", "vanhat tavat", "Vastaukset T1: vanhat tavat"),
        ("swot.threats", "ikäluokka pienenee", "SWOT · Uhat: ikäluokka pienenee"),
    ],
)
def test_a_link_says_where_it_is_kept_and_what_it_says(path, text, wanted):
    locale.use("fi")
    session = codec.read(shipped.example("kuusilampi")).session
    id = next(id for id, row in session.items(path).items() if getattr(row, "text", "") == text)
    assert Trace(session).link(id).text == wanted
