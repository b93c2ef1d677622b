"""The one gate for text on its way into the model: from a file, a paste, an import or the keyboard."""

_LEAVE = (0x09, 0x0A)
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CLEANING: dict[int, int | None] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in _LEAVE},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys(_BIDI),
    0xFEFF: None,
}

_NOT_IN_NAMES = frozenset('<>:"/\\|?*')  # Windows takes none of them
_LONGEST_NAME = 200  # bytes; most systems take 255


def clean(text: str) -> str:
    r"""Return the text as the model holds it.

    Newlines become ``\n``; control characters become their pictures (ESC is ␛), so that nothing typed is lost and
    nothing reaches a terminal as a command; lone surrogates become U+FFFD; what would turn the reading direction of
    the rest of a line is left out. Newline and tab stay.
    """
    if text.isprintable():  # by far the most, and quick
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEANING)


def clean_line(text: str) -> str:
    """The same for a text that has one line: newlines and tabs become spaces, the ends are trimmed."""
    return " ".join(clean(text).split())


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a paste that become items: cleaned, trimmed, without empty ones and without list marks."""
    return tuple(line for line in (_without_mark(raw) for raw in clean(text).split("\n")) if line)


def indented_lines(text: str) -> tuple[tuple[int, str], ...]:
    """The lines of a paste with their depth, by their indentation: the first has depth 0, none skips a level."""
    lines: list[tuple[int, str]] = []
    indents: list[int] = []
    for raw in clean(text).expandtabs(8).split("\n"):
        line = _without_mark(raw)
        if line:
            indent = len(raw) - len(raw.lstrip())
            while indents and indents[-1] >= indent:
                indents.pop()
            lines.append((len(indents), line))
            indents.append(indent)
    return tuple(lines)


def _without_mark(line: str) -> str:
    line = line.strip()
    for mark in ("- ", "* ", "• ", "– "):
        if line.startswith(mark):
            return line[len(mark) :].strip()
    return "" if line in "-*•–" else line


def file_name(text: str) -> str:
    """The text as the name of a file on every system, without an ending: ``Sopimus A4`` for ``Sopimus: A/4?``.

    At most 200 bytes, so that an ending and a number still fit; ``toi`` where nothing is left.
    """
    said = "".join(" " if letter in _NOT_IN_NAMES or not letter.isprintable() else letter for letter in text)
    fitting = " ".join(said.split()).encode()[:_LONGEST_NAME].decode(errors="ignore")
    return fitting.strip(" .") or "toi"
