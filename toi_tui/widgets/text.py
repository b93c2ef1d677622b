"""Text laid out in cells for widgets that draw line by line.

A cell is a column of the terminal: wide characters take two, combining marks none, and what is seen as one character
is never cut, however many code points it has.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rich.cells import cell_len, set_cell_size, split_graphemes

NARROW = 24
"""Up to this width a long word is hyphenated rather than leave a third of its line empty."""

REMEMBERED: Final = 1000
"""Characters of a text whose layout is kept. Long ones are few, and every version of one being typed would fill the
memory."""

_SHORT = 6  # cells of a word that is not worth a hyphen
_WORD = re.compile(r"( *)([^ ]+)")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})")
_PLAIN = re.compile(r"[\x20-\x7e\xa0-\xac\xae-\u02ff]*")  # one code point, one cell
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def wrap(text: str, width: int, language: str = "fi") -> tuple[str, ...]:
    """The lines of a text, each at most `width` cells; at least one, newlines kept, tabs as spaces.

    Words stay whole where they can. A word longer than the line is broken at syllables (in Finnish) or else where
    it is full; below a width of 2 a wide character stands out of its line. Spaces at a break are left out.
    """
    layout = _wrap if len(text) <= REMEMBERED else _wrap.__wrapped__
    return layout(text, max(width, 1), language)


@lru_cache(maxsize=8192)
def _wrap(text: str, width: int, language: str) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.replace("\t", " ").split("\n"):
        if cell_len(paragraph) <= width:
            lines.append(paragraph)
        else:
            lines += _fold(paragraph, width, language)
    return tuple(lines)


def clip(text: str, width: int, mark: str = "…") -> str:
    """The beginning of the text in at most `width` cells, ending in the mark when something was left out."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(mark)
    return _cut(text, room) + mark if room >= 0 else _cut(mark, max(width, 0))


def end_of(text: str, width: int, mark: str = "…") -> str:
    """The end of the text in at most `width` cells, behind the mark when something was left out."""
    starts, columns = _grid(text)
    if columns[-1] <= width:
        return text
    begin = bisect_left(columns, columns[-1] - max(width - cell_len(mark), 0))
    return mark + text[starts[begin] :]


def pad(text: str, width: int, mark: str = "…") -> str:
    """The text in exactly `width` cells: clipped, or with spaces after it."""
    return set_cell_size(clip(text, width, mark), max(width, 0))


def one_line(text: str, mark: str = "⏎") -> str:
    """The text on one line, newlines shown by the mark."""
    return text.replace("\n", f" {mark} ")


def _fold(paragraph: str, width: int, language: str) -> Iterator[str]:
    line, used = "", 0
    for spaces, piece in _pieces(paragraph):
        size = cell_len(piece)
        room = width - used - spaces
        if size <= room:
            line, used = line + " " * spaces + piece, used + spaces + size
            continue
        rest = piece
        if used and _worth_breaking(size, room, width):
            head, rest = _hyphenated(piece, room, language)
            line += " " * spaces + head if head else ""
        if line:
            yield line
        *full, line = _broken(rest, width, language)
        yield from full
        used = cell_len(line)
    yield line


def _pieces(paragraph: str) -> Iterator[tuple[int, str]]:
    """The pieces not to be broken without need, and the spaces before each; a compound's hyphen ends one."""
    for spaces, word in _WORD.findall(paragraph.rstrip(" ")):  # from each space of the end it would look on in vain
        first, *others = _AFTER_HYPHEN.split(word) if "-" in word else (word,)
        yield len(spaces), first
        for other in others:
            yield 0, other


def _worth_breaking(size: int, room: int, width: int) -> bool:
    """Whether to begin a word in the rest of a line that it does not fit into."""
    return room * 3 > width and (size > width or (width <= NARROW and size > max(width / 2, _SHORT)))


def _hyphenated(word: str, room: int, language: str) -> tuple[str, str]:
    """As many syllables as go into the room with a hyphen, perhaps none, and the rest."""
    for place in reversed(_places(word, language)):
        if cell_len(word[:place]) < room:
            return word[:place] + "-", word[place:]
    return "", word


def _places(word: str, language: str) -> tuple[int, ...]:
    from toi_tui.widgets.hyphens import RULES  # a first picture seldom breaks a word

    return RULES[language](word) if language in RULES else ()


def _broken(word: str, width: int, language: str) -> Iterator[str]:
    """The word in lines: broken at the last syllable that goes into each, or where the line is full."""
    if cell_len(word) <= width:
        yield word
        return
    starts, columns = _grid(word)
    syllables = [bisect_left(starts, place) for place in _places(word, language)]
    begin = 0
    while columns[-1] - columns[begin] > width:
        full = bisect_right(columns, columns[begin] + width) - 1
        end = max(
            (place for place in syllables if begin < place and columns[place] < columns[begin] + width), default=0
        )
        yield word[starts[begin] : starts[end]] + "-" if end else word[starts[begin] : starts[max(full, begin + 1)]]
        begin = end or max(full, begin + 1)
    yield word[starts[begin] :]


def _grid(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where each character starts, in code points and in cells, and where the text ends."""
    if _PLAIN.fullmatch(text):
        return range(len(text) + 1), range(len(text) + 1)
    starts, columns = [0], [0]
    for _start, end, size in _characters(text):
        starts.append(end)
        columns.append(columns[-1] + size)
    return starts, columns


def _cut(text: str, width: int) -> str:
    """The beginning of the text in at most `width` cells, no character divided."""
    starts, columns = _grid(text)
    return text[: starts[bisect_right(columns, width) - 1]]


def _characters(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and cells of all that is seen as one character; two flag letters are one flag."""
    flag: tuple[int, int, int] | None = None
    for start, end, size in split_graphemes(text)[0]:
        if ord(text[start]) not in _FLAG_LETTERS:
            if flag:
                yield flag
                flag = None
            yield start, end, size
        elif flag:
            yield flag[0], end, flag[2] + size
            flag = None
        else:
            flag = start, end, size
    if flag:
        yield flag
