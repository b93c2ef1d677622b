"""The values that a matrix shows: chips in squares, squares in rows, and a tray for what has no square yet."""

from toi_tui.model import statically


@statically.frozen
class Chip:
    """A chip in a square: a short name. A ghost shows where something will be; the cursor passes it by."""

    key: str
    text: str
    ghost: bool = False


@statically.frozen
class Square:
    """A square of the matrix, or the tray (level 0)."""

    key: str
    level: int
    name: str
    chips: tuple[Chip, ...] = ()

    @property
    def solid(self) -> tuple[Chip, ...]:
        """The chips that the cursor walks."""
        return tuple(chip for chip in self.chips if not chip.ghost)

    @property
    def heading(self) -> str:
        """Its level by number and name; the tray's name with its count."""
        return f"{self.level} {self.name}" if self.level else f"{self.name} ({len(self.solid)})"


@statically.frozen
class Chart:
    """The whole matrix: names of rows (the top one first) and columns, squares row by row, and the tray."""

    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: tuple[tuple[Square, ...], ...]
    tray: Square
