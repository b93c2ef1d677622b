"""`toi schema`: the JSON Schema of session files."""

import json
from argparse import ArgumentParser, Namespace

from toi_tui.storage.format.schema import schema


def declare(parser: ArgumentParser) -> None:
    """There are no arguments of its own."""


def run(_options: Namespace) -> int:
    """Print the schema."""
    print(json.dumps(schema(), indent=2))
    return 0
