"""Where a Finnish word may be broken at the end of a line.

A syllable begins at every consonant that a vowel follows, and between vowels that are neither a long vowel nor a
diphthong. Where the sound depends on the word (*tie-to* but *puhelimi-en*) no break is offered: one too few is
seldom seen, a wrong one always.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

LONGEST = 100
"""Letters of the longest word that is hyphenated."""

_VOWELS = "aeiouyäöåéüõ"
_PAIRS = frozenset(
    "aa ee ii oo uu yy ää öö åå ai ei oi ui yi äi öi au eu iu ou ey iy äy öy ie uo yö".split()  # noqa: SIM905 - legible
)
_LETTERS = re.compile("[A-Za-zÀ-ÖØ-öø-įı-ž]{4,}")
_ONSET = re.compile(f"[^{_VOWELS}](?=[{_VOWELS}])")
_VOWEL = re.compile(f"[{_VOWELS}]")
_VOWEL_ROW = re.compile(f"[{_VOWELS}]{{2,}}")
_SHORT_END = re.compile(f"[{_VOWELS}][^{_VOWELS}]+[aeioäö](?=(?:us|ys)$)")
_SECOND_PARTS = re.compile(
    r"(?<=\w\w[nstaeiouyäö])(?:aikatau|aineist|aluee|ammat|analyys|arvioi|arvoke|asiaki|asiant|edellyty|ehdot|elinkein"
    r"|esimerk|esimie|ilmapiir|innovaat|ohja[au]|ongelm|opetu|opinto|opisk|opist|oppilai|oppimi|organis|osaaj"
    r"|osaami|osallist|osapuol|uudist|yhte[iy]s|yksik|ympärist|yrity)"
)
"""Beginnings of words that often are the later part of a compound: what stands before them stays behind."""


@lru_cache(maxsize=4096)
def finnish(word: str) -> tuple[int, ...]:
    """The places where the word may be cut and a hyphen added, rising; at least two letters stand on either side.

    Addresses (of mail and web) are never cut so: the hyphen would seem to be a part of them. Nor is what is too long
    for a word.
    """
    if len(word) > LONGEST or "@" in word or "://" in word:
        return ()
    return tuple(
        run.start() + place
        for run in _LETTERS.finditer(word)
        for place in _places(run.group())
        if 2 <= place <= len(run.group()) - 2
    )


def _places(letters: str) -> list[int]:
    letters = letters.lower()
    first = _VOWEL.search(letters)
    if not first:
        return []
    places = {onset.start() for onset in _ONSET.finditer(letters, first.start())}
    for row in _VOWEL_ROW.finditer(letters):
        places.update(row.start() + place for place in _between(row.group()))
    if end := _SHORT_END.search(letters):
        places.add(end.end())
    for part in _SECOND_PARTS.finditer(letters):
        places.discard(part.start() - 1)
        places.add(part.start())
    return sorted(places)


def _between(vowels: str) -> list[int]:
    """The syllable breaks within a row of vowels."""
    places: list[int] = []
    place = 0
    while place < len(vowels) - 1:
        place += 2 if vowels[place : place + 2] in _PAIRS else 1
        if place < len(vowels):
            places.append(place)
    return places


RULES: Final[Mapping[str, Callable[[str], tuple[int, ...]]]] = {"fi": finnish}
"""The languages whose words are broken at syllables; those of others are broken where a line is full."""
