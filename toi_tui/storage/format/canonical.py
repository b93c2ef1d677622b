"""The one form in which tables are written anew, read back at once and compared."""

import tomllib
from collections.abc import Mapping
from typing import Any

import tomli_w

from toi_tui.model.sameness import same


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
