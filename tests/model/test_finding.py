"""Finding a text anywhere: as a Finn expects, wherever it is, and no other."""

import pytest
from hypothesis import given

from tests.strategies import texts
from toi_tui.model.finding import found_in, texts_of
from toi_tui.model.parts.days import Parked, Parking
from toi_tui.model.session import Session
from toi_tui.storage import codec

SESSION = codec.read(
    """format = 1
[session]
title = "Ohjausmalli"
goal = "Sääntö\\nja tavoite"
[people.items.p1]
name = "Åsa Öhman"
email = "asa@example.org"
[swot.threats.t1]
text = "saa"
note = "todiste"
private = true
[options.items.o1]
[options.items.o1.remarks]
v1 = "+ ei lisäkuluja"
[plan.steps.s1]
action = "Straße"
owner = "ÉMILE"
""".encode()
).session


@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        ("ohjaus", [("session", "", "title")]),
        ("OHJAUS", [("session", "", "title")]),
        ("sää", [("session", "", "goal")]),
        ("saa", [("swot.threats", "t1", "text")]),
        ("sääntö  ja", [("session", "", "goal")]),
        ("åsa", [("people.items", "p1", "name")]),
        ("asa", [("people.items", "p1", "email")]),
        ("todiste", [("swot.threats", "t1", "note")]),
        ("lisäkulu", [("options.items", "o1", "remarks")]),
        ("strasse", [("plan.steps", "s1", "action")]),
        ("émile", [("plan.steps", "s1", "owner")]),
        ("emile", []),
        ("whole", []),
        ("", []),
        ("  ", []),
    ],
)
def test_a_text_is_found_where_it_is(wish, wanted):
    assert [(hit.path, hit.id, hit.field) for hit in found_in(texts_of(SESSION), wish)] == wanted


def test_a_private_hit_is_known_as_such():
    assert [hit.private for hit in found_in(texts_of(SESSION), "saa")] == [True]


@given(texts())
def test_every_text_can_be_found(text):
    session = Session(parking=Parking(items={"p1": Parked(text=text)}))
    assert bool(found_in(texts_of(session), text)) == bool(text.strip())
