"""A session file's text cut into blocks: a table's header and what belongs to it, and no character lost.

Blank lines before a header, and the comments between them and the header, belong to the block that follows.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

Keys = tuple[str, ...]

_SIGN = re.compile(
    r'"{3}(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}'
    r"|'{3}(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+"
    r"|(^[ \t]*+\[|[\[\]{}])",
    re.MULTILINE,
)
_BARE = re.compile(r"\[+([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\]+")


class TextBlock(NamedTuple):
    """A stretch of the text: from `start` up to the next block's start."""

    keys: Keys
    """The keys of the header; none for what stands before the first one."""
    start: int
    header: int
    """Where the header begins; comments and blank lines may stand before it."""


class Header(NamedTuple):
    """Where a table's header stands, and where the last text ended before it."""

    start: int
    end: int
    text_before: int


def split(text: str) -> list[TextBlock]:
    """The blocks of a text that is known to be TOML, then one without keys for what stands behind the last table."""
    blocks = [TextBlock((), 0, 0)]
    low = 0
    for header in _headers(text):
        start = _lead(text, _next_line(text, max(low, header.text_before)), header.start)
        blocks.append(TextBlock(_keys(text[header.start : header.end].strip()), start, header.start))
        low = header.end
    last_text = max((found.end() for found in _texts_behind(text, low)), default=low)
    end = _lead(text, _next_line(text, last_text) if len(blocks) > 1 else len(text), len(text))
    return [*blocks, TextBlock((), end, end)]


def _headers(text: str) -> Iterator[Header]:
    depth = text_end = before = 0
    start = -1  # of the header that is open
    for found in _SIGN.finditer(text):
        sign = found[1]
        if sign is None:
            if start < 0 and text[found.start()] != "#":
                text_end = found.end()
        elif sign in "]}":
            depth -= 1
            if depth == 0 and start >= 0:
                yield Header(start, found.end(), before)
                start = -1
        else:
            if depth == 0 and (found.start() == 0 or text[found.start() - 1] == "\n") and sign[-1] == "[":
                start, before = found.start(), text_end
            depth += 1


def _texts_behind(text: str, at: int) -> Iterator[re.Match[str]]:
    return (found for found in _SIGN.finditer(text, at) if found[1] is None and text[found.start()] != "#")


def _next_line(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text) if at else 0


def _lead(text: str, low: int, at: int) -> int:
    """Where the blank lines and comments before `at` begin, not before `low`.

    Comments that follow a value without a blank line belong to that value, if a blank line stands behind them.
    """
    blank = None
    while at > low:
        line = max(text.rfind("\n", 0, at - 1) + 1, low)
        words = text[line:at].strip(" \t\r\n\ufeff")
        if words and words[0] != "#":
            break
        at = line
        if not words:
            blank = line
    return at if blank is None else blank


def _keys(header: str) -> Keys:
    bare = _BARE.fullmatch(header)
    return tuple(bare[1].split(".")) if bare else tuple(_unfold(tomllib.loads(header)))


def _unfold(tables: dict[str, Any]) -> Iterator[str]:
    inner: Any = tables
    while inner:
        if isinstance(inner, list):
            inner = inner[0]
        else:
            ((key, inner),) = inner.items()
            yield key


def place(text: str, path: tuple[str | int, ...]) -> tuple[int, int] | None:
    """Line and column, from 1, of the key that a path leads to, else of its table's header; None when of neither."""
    keys = tuple(step for step in path if isinstance(step, str))
    blocks = split(text)
    best, end = blocks[0], blocks[1].start
    for block, following in pairwise(blocks):
        if len(block.keys) > len(best.keys) and keys[: len(block.keys)] == block.keys:
            best, end = block, following.start
    at = _key_line(text, best, end, keys[len(best.keys) :])
    if at is None and keys:
        at = next((block.header for block in blocks if block.keys[: len(keys)] == keys), None)
    return None if at is None else _line_column(text, at)


def _key_line(text: str, block: TextBlock, end: int, rest: Keys) -> int | None:
    """Where the line of the key begins, else the header; None when there is neither."""
    header = block.header if block.keys else None
    if not rest:
        return header
    name = re.escape(rest[0])
    line = re.compile(rf"""^\ufeff?[ \t]*(?:{name}|"{name}"|'{name}')[ \t]*[.=]""", re.MULTILINE)
    found = line.search(_without_texts(text[block.header : end]))
    return block.header + found.start() if found else header


def _without_texts(text: str) -> str:
    """The same with the lines of multi-line texts made blank."""
    return _SIGN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]) if "\n" in found[0] else found[0], text)


def _line_column(text: str, at: int) -> tuple[int, int]:
    at += len(text[at:]) - len(text[at:].lstrip(" \t"))
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
