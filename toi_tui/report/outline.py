"""A session as an outline in the manner of Markdown: headings, bullets and indents; texts are not escaped."""

from collections.abc import Iterator

from toi_tui.model.text import clean, clean_line
from toi_tui.report.tree import DEEPEST, Heading, Node, Telling, in_order


def write(telling: Telling) -> str:
    """The whole text, without an end of its last line."""
    return "\n".join([line for line, _node in lines(telling)])


def lines(telling: Telling) -> Iterator[tuple[str, Node]]:
    """Its lines, each with what it tells; the empty ones around a heading are the heading's."""
    last = ""
    for node in in_order(telling):
        told = _heading(node, last) if isinstance(node, Heading) else _bullet(node.whole, node.depth)
        last = told[-1]
        for line in told:
            yield line, node


def _heading(heading: Heading, before: str) -> list[str]:
    """A heading between empty lines; the line before it may be one."""
    return [*([""] if before else []), f"{'#' * heading.level} {clean_line(heading.text)}", ""]


def _bullet(text: str, depth: int) -> list[str]:
    """An item; the other lines of its text stand under the first."""
    indent = "  " * min(depth, DEEPEST)
    first, *others = clean(text).split("\n")
    return [f"{indent}- {first}", *(f"{indent}  {other}".rstrip() for other in others)]
