"""The frame that every box over the screen has: its title above, what its keys do below, the screen behind it."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType

from toi_tui.shell.commands.in_boxes import Table, through
from toi_tui.shell.terminal.mended.bindings import bind
from toi_tui.widgets.spot import Direction

_SPARED: Final = 6  # cells of a border that a text in it leaves: corners, a piece of line and a blank at both ends


class Box(ModalScreen[ScreenResultType], inherit_bindings=False):
    """A frame over the screen, which stays in sight behind it.

    What extends it says its heading, what is inside, its table of keys and how they are said below: in several ways,
    the longest first, of which the frame shows the first that it has room for. The last fits a terminal of 40 columns.
    """

    KEYS: ClassVar[Table] = ()
    """The table of its keys, from `commands/in_boxes`."""

    DEFAULT_CSS = """
    Box { align: center middle; }
    Box > Vertical {
        width: 90%; min-width: 40; max-width: 84; height: auto; max-height: 90%; background: $surface;
        border: round $primary; padding: 0 1; border-title-color: $primary; border-subtitle-color: $text-muted;
    }
    Box.-trouble > Vertical { border: round $error; border-title-color: $error; }
    Box Static { width: 1fr; height: auto; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        bind(self, (*self.KEYS, *through(self.KEYS)))

    # To be said by each box

    def heading(self) -> str:
        """The text of the upper border."""
        raise NotImplementedError

    def keys(self) -> Sequence[str]:
        """The keys in words, in one or more ways, the longest first; none where the text of the box says it."""
        return ()

    def inside(self) -> ComposeResult:
        """The widgets within the frame."""
        raise NotImplementedError

    # What all of them do

    def compose(self) -> ComposeResult:
        """The frame with what is in it."""
        with Vertical() as frame:
            frame.border_title = Content(self.heading())
            yield from self.inside()

    @property
    def frame(self) -> Vertical:
        """The frame."""
        return self.query_exactly_one("Box > Vertical", Vertical)

    def on_mount(self) -> None:
        """Let the screen be seen behind the frame; with a rule of CSS for it Textual leaves all around it blank."""
        self.styles.background = "transparent"

    def on_resize(self) -> None:
        """Say the keys as the frame has room for them, once it is laid out."""
        self.call_after_refresh(self.say_keys)

    def say_keys(self) -> None:
        """Say what the keys do, in the lower border."""
        room = self.frame.outer_size.width - _SPARED
        ways = self.keys()
        self.frame.border_subtitle = Content(
            next((each for each in ways if cell_len(each) <= room), "".join(ways[-1:]))
        )

    def action_go(self, direction: Direction) -> None:
        """Scroll; a box with a cursor moves that."""
        page, all_of_it = max(self.frame.size.height - 2, 1), self.frame.virtual_size.height
        lines = {"up": -1, "down": 1, "page-up": -page, "page-down": page, "home": -all_of_it, "end": all_of_it}
        self.frame.scroll_relative(y=lines.get(direction, 0), animate=False)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
