"""The one question the program asks at its end: when a session could not be saved."""

from toi_tui.locale import _
from toi_tui.shell.boxes.choosing import ChooseScreen
from toi_tui.shell.commands import in_boxes
from toi_tui.widgets.sheet import Group, Row


class UnsavedScreen(ChooseScreen):
    """Stay, save a copy elsewhere, or leave without: ``stay``, ``copy``, ``leave``; None for Esc, which stays."""

    KEYS = in_boxes.UNSAVED

    def __init__(self, reason: str, copy: str, *, kept: bool) -> None:
        leave = (
            _("leave; the next start brings back what is not saved") if kept else _("leave, and lose what is not saved")
        )
        rows = (
            Row(text=reason),
            Row(),
            Row("stay", _("stay; saving is tried again by itself")),
            Row("copy", _("save a copy: {path}").format(path=copy), mark="c"),
            Row("leave", leave, mark="l"),
        )
        no_language = ""  # a path is broken where its line is full, never with hyphens at syllables
        super().__init__(_("Not saved"), [Group("answers", "", rows)], no_language, "stay", by_letter=False)
        self.add_class("-trouble")
