"""The gate in: bytes from the terminal become whole keys, whole reports and whole pastes.

Textual parses character by character and guesses afterwards: one byte that is not UTF-8 ends it (its issue 6456), an
escape in a paste scrambles the paste, an unknown report is typed into the notes, and Esc waits for a tenth of a second.
Here the stream is cut first, by the grammar of terminals, so that nothing is left to guess.
"""

import codecs
import re
from typing import NamedTuple

ESC = "\x1b"
PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"

LONGEST_PASTE = 4 << 20
"""Characters after which a paste is handed on in parts, so that one without an end cannot fill the memory."""
ESCAPE_PATIENCE = 0.025
"""Seconds after which an ESC alone was the Esc key: terminals write a sequence in one piece."""
SEQUENCE_PATIENCE = 0.1
"""Seconds that a sequence which has begun may take to arrive."""
PASTE_PATIENCE = 2.0
"""Seconds of silence after which what was pasted so far is handed on."""
LONGEST_KEY = 8
"""More characters than this at once, after such a silence, are still the paste and not a person."""

_STRING = r"[\]PX^_][^\x00-\x1f]{0,4096}"
_SEQUENCE = re.compile(
    rf"""\x1b(?:
      \[\[[A-E]                                      # F1 to F5 of the Linux console
    | \[M[^\x1b]{{3}}                                # a mouse report of the oldest kind
    | \[\d{{1,3}}\$                                  # a shifted key of rxvt
    | \[(?!M)[0-?]{{0,128}}[ -/]{{0,4}}[@-Z\\-~]     # CSI: keys, mouse, reports
    | O[A-DFHMP-Sa-djkm-y]                          # SS3: arrows, F1 to F4, the number pad
    | {_STRING}(?:\x07|\x1b\\)                      # OSC, DCS and their kind: answers of the terminal
    | \x7f                                          # Alt+Backspace
    )""",
    re.VERBOSE,
)
_BEGUN = re.compile(rf"\x1b(?:\[(?:\[|M[^\x1b]{{0,2}}|[0-?]{{0,128}}[ -/]{{0,4}})|O|{_STRING}\x1b?)?\Z")


class Typed(NamedTuple):
    """One character, or one whole escape sequence (a key, a mouse report, an answer of the terminal)."""

    text: str


class Pasted(NamedTuple):
    """The text of a bracketed paste, its escapes made visible."""

    text: str


Token = Typed | Pasted


class Decoder:
    """Cuts a byte stream into tokens. How the stream falls into reads makes no difference, only silence does.

    It has no clock: whoever reads asks for `patience` and calls `expire` when nothing came for so long.
    """

    def __init__(self, escape_patience: float = ESCAPE_PATIENCE) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._escape_patience = escape_patience
        self._held = ""
        self._paste: list[str] | None = None
        self._pasted = 0
        self._stalled = False
        self._returned = False
        """Whether the last key was Enter: a line feed behind it is the same one."""

    @property
    def patience(self) -> float | None:
        """Seconds of silence to wait before `expire`; None when nothing is held back."""
        if self._paste is not None:
            return PASTE_PATIENCE if self._pasted or self._held else None
        if not self._held:
            return None
        return self._escape_patience if self._held == ESC else SEQUENCE_PATIENCE

    def feed(self, data: bytes) -> list[Token]:
        """The tokens that are whole now. Bytes that are not UTF-8 become U+FFFD; it never raises."""
        tokens: list[Token] = []
        text = self._utf8.decode(data)
        if self._stalled:
            self._wake(text)
        text, self._held = self._held + text, ""
        while text:
            text = self._in_typing(text, tokens) if self._paste is None else self._in_paste(text, tokens)
        return tokens

    def expire(self) -> list[Token]:
        """Silence: a sequence that was begun was typed as single keys; a paste shows what it has."""
        held, self._held = self._held, ""
        if self._paste is None:
            return [Typed(character) for character in held]
        self._stalled = True
        self._gather(held)
        return self._hand_on()

    def _wake(self, text: str) -> None:
        """A few characters after a long silence are a person whose terminal lost the end of the paste."""
        if not text:
            return
        self._stalled = False
        if len(text) <= LONGEST_KEY and PASTE_END not in text:
            self._paste = None

    def _in_typing(self, text: str, tokens: list[Token]) -> str:
        """Take tokens until the text ends or a paste begins; return what is left."""
        at = 0
        while at < len(text):
            follows, self._returned = self._returned, text[at] == "\r"
            if text[at] == "\n":  # so end lines that come without the marks of a paste; as a key it is Ctrl+J
                tokens.extend([] if follows else [Typed("\r")])
                at += 1
            elif text[at] != ESC:
                tokens.append(Typed(text[at]))
                at += 1
            elif found := _SEQUENCE.match(text, at):
                at = found.end()
                if found[0] == PASTE_START:
                    self._paste = []
                    return text[at:]
                tokens.append(Typed(found[0]))
            elif _BEGUN.match(text, at):
                self._held = text[at:]
                return ""
            else:  # Esc followed at once by another key: two keys, not Alt and a key
                tokens.append(Typed(ESC))
                at += 1
        return ""

    def _in_paste(self, text: str, tokens: list[Token]) -> str:
        body, end, rest = text.partition(PASTE_END)
        if not end:
            body, self._held = _without_begun_end(body)
        self._gather(body)
        while self._pasted >= LONGEST_PASTE:
            tokens.extend(self._hand_on(LONGEST_PASTE))
        if end:
            tokens.extend(self._hand_on())
            self._paste = None
        return rest

    def _gather(self, text: str) -> None:
        if text and self._paste is not None:
            self._paste.append(text.replace(ESC, "\u241b"))
            self._pasted += len(text)

    def _hand_on(self, length: int | None = None) -> list[Token]:
        """The text pasted so far, or its first `length` characters; the rest stays."""
        whole = "".join(self._paste or ())
        part, rest = (whole, "") if length is None else (whole[:length], whole[length:])
        self._paste, self._pasted = [rest] if rest else [], len(rest)
        return [Pasted(part)] if part else []


def _without_begun_end(text: str) -> tuple[str, str]:
    """The text without, and apart, what may be the first part of an end mark."""
    for length in range(min(len(PASTE_END) - 1, len(text)), 0, -1):
        if text.endswith(PASTE_END[:length]):
            return text[:-length], text[-length:]
    return text, ""
