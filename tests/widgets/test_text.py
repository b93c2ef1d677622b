import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from toi_tui.widgets.hyphens import LONGEST, finnish
from toi_tui.widgets.text import clip, end_of, one_line, pad, wrap

FAMILY = "👨‍👩‍👧"
FLAG = "🇫🇮"
WORDS = st.text(st.sampled_from("aeiouyäökptsnlmrh-–.,/1漢e\u0301" + FAMILY + FLAG + "❤\ufe0f👍🏽"), max_size=40)
TEXTS = st.lists(WORDS | st.text(max_size=20), max_size=8).map(" ".join) | st.text(max_size=200)


def syllables(word: str) -> str:
    places = [0, *finnish(word), len(word)]
    return "|".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    "word",
    [
        "työ|paik|ka|oh|jaa|ja|kou|lu|tus",
        "toi|min|ta|suun|ni|tel|ma",
        "luot|ta|muk|sel|li|nen",
        "mie|le|kart|ta",
        "vas|tuu|hen|ki|lö",
        "mah|dol|li|suu|det",
        "hyö|dyn|saa|ja",
        "pe|li|sään|nöt",
        "kau|pun|gin",
        "stra|te|gia",  # stra-te-gi-a: one letter is never left alone
        "pre|si|dent|ti",
        "eks|pert|ti",
        "kor|ke|aan",
        "val|ti|oi|den",
        "vai|et|tu",
        "hau|is|ta",
        "lii|oi|tel|la",
        "va|pa|us",
        "va|pau|den",
        "to|teut|ta|mi|nen",
        "pe|rus|tie|to",
        "jat|ko|työ|pa|ja",
        "toi|min|nan|oh|ja|us",
        "kou|lu|tus|or|ga|ni|saa|tio",
        "työ|e|lä|mä|yh|te|ys",
        "tut|ki|mus|poh|jaan",
        "esi|mies",
        "Kuu|si|lam|pi",
        "TYÖ|PAIK|KA",
        "uh|kat",
        "aie",
        "ja",
        "EU",
        "hmmmmm",
    ],
)
def test_finnish_words_break_at_their_syllables(word: str) -> None:
    assert syllables(word.replace("|", "")) == word


@pytest.mark.parametrize(
    "word", ["riitta.salmela@example.org", "https://example.org/koulutus", "12345678", "漢字漢字", "ka" * LONGEST]
)
def test_what_is_no_word_is_not_hyphenated(word: str) -> None:
    assert finnish(word) == ()


def test_punctuation_and_numbers_stay_with_their_neighbours() -> None:
    assert syllables("(koulutus),") == "(kou|lu|tus),"
    assert syllables("työ1paikka") == "työ1paik|ka"


@given(st.text(st.characters(categories=["L", "M", "N", "P"]) | st.sampled_from("aeiouyäöktsn-"), max_size=40))
def test_two_letters_at_least_stand_on_either_side_of_a_break(word: str) -> None:
    for place in finnish(word):
        assert all(letter.isalpha() for letter in word[place - 2 : place + 2])
        assert len(word[place - 2 : place + 2]) == 4


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, ("",)),
        ("yksi kaksi", 10, ("yksi kaksi",)),
        ("yksi kaksi", 9, ("yksi", "kaksi")),
        ("yksi\n\nkaksi\n", 10, ("yksi", "", "kaksi", "")),
        ("a\tb", 10, ("a b",)),
        ("  sisennetty rivi", 13, ("  sisennetty", "rivi")),
        ("yksi   kaksi", 8, ("yksi", "kaksi")),
        ("          ", 4, ("",)),
        ("työpaikkaohjaajakoulutus", 14, ("työpaikkaoh-", "jaajakoulutus")),
        ("työpaikka-ohjaaja", 12, ("työpaikka-", "ohjaaja")),
        ("linja-auto", 7, ("linja-", "auto")),
        ("e-kirja tuli", 7, ("e-kirja", "tuli")),
        ("2027-04-12", 8, ("2027-04-", "12")),
        ("avoimet mahdollisuudet", 14, ("avoimet mah-", "dollisuudet")),
        ("avoimet mahdollisuudet", 30, ("avoimet mahdollisuudet",)),
        ("pelisäännöistä sovitaan", 16, ("pelisäännöistä", "sovitaan")),
        ("aikatauluista ja mahdollisuuksista", 26, ("aikatauluista ja", "mahdollisuuksista")),
        ("漢字漢字", 5, ("漢字", "漢字")),
        (FAMILY * 3, 5, (FAMILY * 2, FAMILY)),
        (FLAG * 2, 3, (FLAG, FLAG)),
        ("🇫x🇫🇮🇫", 2, ("🇫x", FLAG, "🇫")),
        ("a\u0308" * 5, 3, ("a\u0308" * 3, "a\u0308" * 2)),
        ("漢x", 1, ("漢", "x")),
        ("abc", 0, ("a", "b", "c")),
    ],
)
def test_text_is_laid_out_in_lines(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, width) == lines


def test_words_of_another_language_are_cut_where_the_line_is_full() -> None:
    assert wrap("opportunities", 8, "en") == ("opportun", "ities")


def test_a_line_is_broken_where_it_would_be_a_third_empty_only_if_it_is_narrow() -> None:
    assert wrap("ja luottamuksellinen", 18) == ("ja luottamukselli-", "nen")
    assert wrap("yhteisesti ja nyt mahdollisuuksista", 30) == ("yhteisesti ja nyt", "mahdollisuuksista")


@given(TEXTS, st.integers(2, 30))
@example("\u200d" * 3 + "漢" * 9, 2)
@example("❤\ufe0f" * 5, 3)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrap(text, width))


@given(TEXTS, st.integers(2, 30))
def test_the_lines_hold_the_whole_text_in_order(text: str, width: int) -> None:
    lines = wrap(text, width)
    parts = (re.escape(line[:-1]) + "-?" if line.endswith("-") else re.escape(line) for line in lines)
    assert re.fullmatch(" *" + " *\n? *".join(parts) + " *", text.replace("\t", " "))
    assert len(lines) > text.count("\n")


@given(
    st.lists(st.sampled_from([FAMILY, FLAG, "e\u0301", "漢", "👍🏽", "❤️", "k", "ä"]), max_size=40), st.integers(2, 9)
)
def test_what_is_seen_as_one_character_is_never_cut(characters: list[str], width: int) -> None:
    rest = list(characters)
    for line in wrap("".join(characters), width, "en"):
        seen = ""
        while seen != line:
            seen += rest.pop(0)
    assert rest == []


@pytest.mark.parametrize("text", [" " * 1_000_000, "\t \t" * 300_000, "x" + " " * 1_000_000])
def test_a_megabyte_of_spaces_is_hardly_a_line(text: str) -> None:
    assert wrap(text, 20) == (text[:1].strip(),)


def test_a_megabyte_without_a_space_is_laid_out_line_by_line() -> None:
    assert wrap("x" * 1_000_000, 50) == ("x" * 50,) * 20_000


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [
        ("työpaikka", 9, "työpaikka"),
        ("työpaikka", 5, "työp…"),
        ("漢字漢", 6, "漢字漢"),
        ("漢字漢", 5, "漢字…"),
        ("漢字漢", 4, "漢…"),
        (FAMILY * 3, 5, FAMILY * 2 + "…"),
        (FLAG * 2, 3, FLAG + "…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
        ("ab", -1, ""),
    ],
)
def test_clipped_text_shows_that_something_is_missing(text: str, width: int, clipped: str) -> None:
    assert clip(text, width) == clipped


def test_the_mark_can_be_ascii() -> None:
    assert clip("työpaikka", 6, "...") == "työ..."
    assert clip("työpaikka", 2, "...") == ".."
    assert pad("ab", 4, "...") == "ab  "
    assert one_line("a\nb", "/") == "a / b"


def test_a_text_on_one_line_shows_its_newlines() -> None:
    assert one_line("yksi\nkaksi\n\nneljä") == "yksi ⏎ kaksi ⏎  ⏎ neljä"


@given(st.text(max_size=60), st.integers(0, 30))
def test_padded_text_has_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(pad(text, width)) == width


@given(st.text(max_size=60), st.integers(0, 30))
def test_clipped_text_fits(text: str, width: int) -> None:
    assert cell_len(clip(text, width)) <= width


def test_decomposed_letters_are_laid_out_like_composed_ones() -> None:
    text = "pelisäännöistä sovitaan yhdessä"
    assert [cell_len(line) for line in wrap(unicodedata.normalize("NFD", text), 16)] == [14, 16]


@pytest.mark.parametrize(
    ("text", "width", "end"),
    [
        ("yhdessä", 7, "yhdessä"),
        ("yhdessä", 4, "…ssä"),
        ("yhdessä", 1, "…"),
        ("中文中文", 5, "…中文"),
        ("中文中文", 4, "…文"),
    ],
)
def test_the_end_of_a_text_is_behind_a_mark(text: str, width: int, end: str) -> None:
    assert end_of(text, width) == end


@given(st.text(), st.integers(1, 40))
def test_the_end_of_a_text_fits(text: str, width: int) -> None:
    assert cell_len(end_of(text, width)) <= width
