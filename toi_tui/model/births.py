"""Numbers and letters for new items, by which a group calls them: a risk by its number, an option by its letter.

One that was given is never given to another item: new ones stand behind the last. Where nothing can stand there,
because somebody wrote the largest number that there is, the lowest free one is next.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any, Final

from toi_tui.model.item import Fields, Item, value_of
from toi_tui.model.kinds import LARGEST

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LAST: Final = len(_LETTERS) * (len(_LETTERS) + 1)  # ZZ; a longer label is a word that somebody wrote


def numbers(used: Iterable[int | None]) -> Iterator[int]:
    """Free numbers of risks."""
    taken = {each for each in used if each is not None}
    free = chain(range(max(taken, default=0) + 1, LARGEST + 1), count(1))
    return (number for number in free if number not in taken)


def labels(used: Iterable[str]) -> Iterator[str]:
    """Free labels of options: A … Z, AA, AB … A small letter is the same label as its capital."""
    said = [each.strip() for each in used]
    taken = {each.upper() for each in said}
    last = max((_number(each.upper() if len(each) == 1 else each) for each in said), default=0)
    names = map(_label, chain(range(last + 1, _LAST + 1), count(1)))
    return (label for label in names if label not in taken)


NAMES: Final[Mapping[str, tuple[str, Callable[[Iterable[Any]], Iterator[int | str]]]]] = {
    "risks.items": ("number", numbers),
    "options.items": ("label", labels),
}
"""By list, the field that an item is called by, and what is free where some are in use."""


def is_given(name: int | str | None) -> bool:
    """Whether an item may be called so by the program; else it has no name, or a word that somebody wrote."""
    return _number(name) > 0 if isinstance(name, str) else name is not None


def names(path: str, rows: Iterable[Item]) -> Iterator[Fields]:
    """The fields that new items of a list that holds these get, one after the other; none in most lists."""
    if path not in NAMES:
        while True:
            yield {}
    field, free = NAMES[path]
    for name in free([value_of(row, field) for row in rows]):
        yield {field: name}


def _number(label: str) -> int:
    """The number of a label in the order of labels; 0 for a word."""
    number = 0
    for letter in label:
        if letter not in _LETTERS:
            return 0
        number = number * len(_LETTERS) + _LETTERS.index(letter) + 1
    return number if number <= _LAST else 0


def _label(number: int) -> str:
    label = ""
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        label = _LETTERS[rest] + label
    return label
