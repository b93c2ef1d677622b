"""Tokens of the decoder become the events of Textual."""

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from toi_tui.shell.terminal.decoder import ESC, Pasted, Token

_ANSWERS = ("\x1b]", "\x1bP", "\x1bX", "\x1b^", "\x1b_")
"""How answers begin (OSC, DCS and their kind): Textual asks nothing that is answered so, and would type them."""


class Keyboard(XTermParser):
    """Textual's parser, given one whole token at a time: it never guesses, never waits and never raises."""

    def read(self, token: Token) -> list[Message]:
        """The events of one token; an escape sequence that nobody knows has none."""
        if isinstance(token, Pasted):
            return [events.Paste(token.text)]
        if token.text == ESC:
            return [events.Key("escape", ESC)]
        if token.text.startswith(_ANSWERS):
            return []
        try:
            messages = list(self.feed(token.text))
        except Exception:  # noqa: BLE001 - a code point beyond Unicode, a pixel size of zero: the list has no end
            messages = []
            self._forget()
        if self._timeout_time is not None:  # it waits for more of what is whole
            self._forget()
        return [message for message in messages if not _is_made_up(message, token.text)]

    def _forget(self) -> None:
        """Start afresh, so that what was not understood is not typed as keys; sizes and mouse mode stay."""
        self._tokens.clear()
        self._timeout_time = None
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)


def _is_made_up(message: Message, sequence: str) -> bool:
    """Whether Textual read a function key that it does not know (``ESC[999~``) as the character of that number."""
    return isinstance(message, events.Key) and message.is_printable and sequence.endswith("~") and len(sequence) > 1
