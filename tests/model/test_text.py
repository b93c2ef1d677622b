import pytest

from toi_tui.model.text import file_name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Esitehtävä: ohjaus", "Esitehtävä ohjaus"),
        ("../../etc/passwd", "etc passwd"),
        ("a\\b|c<d>e?f*g", "a b c d e f g"),
        ("line\nbreak\x00 and\ttab", "line break and tab"),
        (" . hidden. ", "hidden"),
        ("", "toi"),
        ("...", "toi"),
        ("ä" * 300, "ä" * 100),
        ("😀" * 60, "😀" * 50),
    ],
)
def test_a_text_becomes_a_name_that_every_system_takes(text: str, wanted: str) -> None:
    assert file_name(text) == wanted
