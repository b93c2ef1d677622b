"""A letter, and the passages that it is made of, whatever form it is given."""

from typing import Final

from toi_tui.model import statically

BLANK: Final = "________"
"""A blank for something that is not known yet: it can be filled in by hand."""


@statically.frozen
class Recipient:
    """Somebody that a letter goes to; `email` may be empty or no address at all."""

    name: str
    email: str = ""


@statically.frozen
class Point:
    """A point of a list: what it is about, if that is said, and the text."""

    text: str
    name: str = ""


@statically.frozen
class Passage:
    """A part of a letter: a paragraph or points, under a heading if it has one. A paragraph may have several lines."""

    text: str = ""
    points: tuple[Point, ...] = ()
    heading: str = ""


@statically.frozen
class Letter:
    """A letter, in the session's language.

    Attributes:
        key: which letter it is: ``proposal``, ``instructions``, ``agreement`` or ``pretask``.
        subject: its subject, one line.
        to: who gets it.
        blind: whether the recipients' addresses are hidden from each other.
        passages: what it says.
        missing: the fields (``agreement.where``) that it would need and that say nothing yet.
        attached: a letter that goes with it as a file of its own.

    """

    key: str
    subject: str
    to: tuple[Recipient, ...]
    passages: tuple[Passage, ...]
    blind: bool = False
    missing: tuple[str, ...] = ()
    attached: "Letter | None" = None
