from pathlib import Path

import pytest

from toi_tui.model.parts.identity import Identity
from toi_tui.model.session import Session
from toi_tui.storage import codec, shipped
from toi_tui.storage.disk.places import own_methods_folder, private
from toi_tui.storage.format.problems import BrokenFile

OWN = (
    '[method]\nid = "kolme"\nlanguage = "fi"\nname = "Kolme päivää"\n'
    '[template.days.items.1]\n[guide.swot.panels]\nx = ["y"]\n'
)


@pytest.fixture(autouse=True)
def at_home(home: Path) -> Path:
    return home


def own(name: str, text: str) -> None:
    (private(own_methods_folder()) / name).write_text(text, encoding="utf-8")


def test_every_example_can_be_read() -> None:
    assert shipped.examples() == ("kesken", "kuusilampi", "lintusalmi", "tuntsanvaara")
    for name in shipped.examples():
        assert codec.read(shipped.example(name)).session.title


@pytest.mark.parametrize("name", ["none", "../methods/toi.fi", ""])
def test_an_example_that_is_not_there_is_not_found(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        shipped.example(name)


def test_data_lie_in_the_package_of_a_wheel(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", home)
    (home / "data" / "examples").mkdir(parents=True)
    (home / "data" / "examples" / "x.toml").write_bytes(b"format = 1\n")
    assert shipped.examples() == ("x",)


def test_the_shipped_methods_guide_in_both_languages() -> None:
    assert [(offer.id, offer.language) for offer in shipped.methods()] == [("toi", "en"), ("toi", "fi")]
    method = shipped.method("toi", "fi")
    assert method.rows["tasks"] == "Tehtävä osallistujille"
    assert method.guides["swot"].panels["strengths"][0] == "Mikä meillä toimii jo hyvin?"
    assert len(method.template.days.items) == 5
    assert shipped.method("toi", "xx").id == "toi"


def test_a_session_finds_its_method_or_none() -> None:
    assert shipped.method_of(Session(session=Identity(method="toi", language="en"))) is shipped.method("toi", "en")
    assert shipped.method_of(Session(session=Identity(method="gone"))) is None


def test_own_methods_are_offered_and_hide_shipped_ones() -> None:
    own("kolme.toml", OWN)
    own("toi.toml", OWN.replace("kolme", "toi"))
    assert [(each.id, each.name) for each in shipped.methods()][1:] == [
        ("kolme", "Kolme päivää"),
        ("toi", "Kolme päivää"),
    ]
    assert len(shipped.method("toi", "fi").template.days.items) == 1


def test_a_broken_method_of_ones_own_is_listed_with_its_problem() -> None:
    own("a.toml", "x")
    own("b.toml", "format = 1\n")
    own("c.toml", OWN + "[template.swot.threats.a]\nweight = 9\n")
    own("d.toml", OWN.replace('"kolme"', "3"))
    (own_methods_folder() / "e.toml").mkdir()
    offers = shipped.methods()[2:]
    assert [offer.name for offer in offers] == ["a.toml", "b.toml", "c.toml", "d.toml", "e.toml"]
    assert all(offer.method is None and offer.problem for offer in offers)
    assert str(offers[2].problem).startswith("9:1: template.swot.threats.a.weight: ")


def test_a_method_that_is_no_table_is_refused() -> None:
    with pytest.raises(BrokenFile, match="not a method"):
        shipped.read_method(b"method = 1\n")
    with pytest.raises(BrokenFile):
        shipped.read_method(OWN.replace("[template.days.items.1]", "[template]\nplan = 1").encode())
