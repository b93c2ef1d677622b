"""The output of a subcommand, apart from its work: an output that cannot be written stops no work."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from typing import Any


class Output:
    """A stream that this process prints to; once it refuses something, the rest goes nowhere.

    Attributes:
        refusal: why it could not be written; None as long as all could be.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.refusal: OSError | None = None

    def write(self, text: str) -> int:
        """Write a text, or nothing when an earlier one could not be written."""
        return self._try(self._stream.write, text) or 0

    def flush(self) -> None:
        """Write what is still held back."""
        self._try(self._stream.flush)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _try(self, do: Any, *arguments: str) -> Any:
        if self.refusal is not None:
            return None
        try:
            return do(*arguments)
        except OSError as error:
            self.refusal = error
            with suppress(OSError):  # else Python would try once more at its end, and complain
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())


@contextmanager
def output() -> Iterator[Output]:
    """Print to a standard output that says whether all could be written; what else is said may go unheard.

    One that is closed takes everything.
    """
    answers, words = (Output(stream or StringIO()) for stream in (sys.stdout, sys.stderr))
    with redirect_stdout(answers), redirect_stderr(words):
        yield answers
        words.flush()
