"""The gate out: no control character of anybody's text reaches the terminal.

Text is cleaned on its way into the model; this is the last look, for what comes another way (a file name, the text of
an error, a widget that draws its own segments). A control character is shown as its picture, ␛ for ESC.
"""

import re
from itertools import chain

import rich.control
import textual.content
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_DANGERS = ["\x00-\x1f", "\x7f-\x9f", "\u061c", "\u200e-\u200f", "\u2028-\u202e", "\u2066-\u2069", "\ud800-\udfff"]
_DANGEROUS = f"[{''.join(_DANGERS)}]"  # hardly ever met, so compiled by its first use
_BREAKS = {ord("\n"), ord("\t")}
_UNKNOWN = "\ufffd"
_PICTURED = (*range(0x20), 0x7F)


def visible(text: str) -> str:
    """The text with a picture or U+FFFD for each character that a terminal would obey, length unchanged."""
    return text if text.isprintable() else re.sub(_DANGEROUS, _picture, text)


def harden() -> None:
    """Let Textual and Rich show what they strip or pass on, while text is measured; once is enough, more do no harm."""
    spans = (range(ord(span[0]), ord(span[-1]) + 1) for span in _DANGERS)
    pictures = dict.fromkeys(chain.from_iterable(spans), _UNKNOWN)  # two thousand, at every start
    pictures |= {code: _picture_of(code) for code in _PICTURED}
    for code in _BREAKS:
        del pictures[code]
    for module in (textual.content, rich.control):
        module._CONTROL_STRIP_TRANSLATE.update(pictures)  # noqa: SLF001 - there is no other way in


class ControlsVisible(LineFilter):
    """Applied by Textual to every line of every widget; a line that needs nothing costs a look at each segment."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments, with their dangers made visible and their width in cells unchanged."""
        if all(text.isprintable() and (style is None or style.link is None) for text, style, _ in segments):
            return segments
        shown = [Segment(visible(text), style if _harmless(style) else _unlinked(style)) for text, style, _ in segments]
        width = Segment.get_line_length(segments)
        return shown if Segment.get_line_length(shown) == width else Segment.adjust_line_length(shown, width)


def _picture(match: re.Match[str]) -> str:
    return _picture_of(ord(match[0]))


def _picture_of(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _UNKNOWN


def _harmless(style: Style | None) -> bool:
    return style is None or style.link is None or style.link.isprintable()


def _unlinked(style: Style | None) -> Style | None:
    return style and style.update_link(None)
