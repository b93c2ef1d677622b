"""The one form in which tables are written anew, read back at once and compared."""

import tomllib
from collections.abc import Mapping
from typing import Any

import tomli_w


def dump(tables: Mapping[str, Any]) -> str:
    r"""The text of these tables, texts of several lines as such; lines end with ``\n``.

    Raises:
        ValueError: reading the text again would not give the same tables.
    """
    for multiline in (True, False):  # a multi-line text cannot hold \r\n, which unknown keys may have
        text = tomli_w.dumps(tables, multiline_strings=multiline)
        if same(tomllib.loads(text), tables):
            return text
    raise ValueError("the tables cannot be read back")


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same in TOML, where 1, 1.0 and true are not, and nan is nan."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and (one == other or (one != one and other != other))  # noqa: PLR0124  # nan
