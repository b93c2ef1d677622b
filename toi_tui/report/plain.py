"""A session as lines that need no layout: sections are announced, items are numbered through all levels (2.1.3)."""

from collections.abc import Iterator

from toi_tui.locale import _
from toi_tui.model.text import clean, clean_line
from toi_tui.report.tree import DEEPEST, Detail, Heading, Telling, in_order


def write(telling: Telling) -> str:
    """The whole text, without an end of its last line."""
    return "\n".join(_lines(telling))


def _lines(telling: Telling) -> Iterator[str]:
    numbers: list[int] = []
    for node in in_order(telling):
        match node:
            case Heading():
                numbers = []
                yield _announced(node)
            case Detail():
                yield clean(node.whole)
            case _:
                yield f"{_counted(numbers, node.depth)} {clean(node.whole)}"


def _announced(heading: Heading) -> str:
    text = clean_line(heading.text)
    return text if heading.level == 1 else _("Section: {name}").format(name=text)


def _counted(numbers: list[int], depth: int) -> str:
    """The number of the next item at a depth, which `numbers` then stand at."""
    del numbers[depth + 1 :]
    numbers += [0] * (depth + 1 - len(numbers))
    numbers[depth] += 1
    return ("…" if depth >= DEEPEST else "") + ".".join(map(str, numbers[-DEEPEST:]))
