"""What links the steps: carrying items over, and following them back. All of it loads when it is first asked for."""

from toi_tui.locale import _
from toi_tui.shell.item_screen import ItemScreen


class LinkingScreen(ItemScreen):
    """Items are copied to other steps and traced through them."""

    def carried_from(self) -> tuple[tuple[str, str], ...]:
        """The lists and ids of what is carried over from the cursor; a part's own fields have no id.

        A step whose items stand for several others says so here.
        """
        target = self.target(self.panel.spot)
        return ((target.list, target.id),) if target is not None else ()

    def action_carry_over(self) -> None:
        """Carry what stands at the cursor over to where it belongs next."""
        from toi_tui.shell.tools.carrying_over import CarryingOver

        CarryingOver(self).onward()

    def action_carry_elsewhere(self) -> None:
        """Choose where to carry over what stands at the cursor."""
        from toi_tui.shell.tools.carrying_over import CarryingOver

        CarryingOver(self).elsewhere()

    def action_bring_here(self) -> None:
        """Choose what to carry over from the other steps to this one."""
        from toi_tui.shell.tools.carrying_over import CarryingOver

        CarryingOver(self).to_here()

    def action_source(self) -> None:
        """Go to what the item at the cursor was carried over from; else to what was made of it."""
        from toi_tui.shell.tools.tracing import Tracing

        Tracing(self).source()

    def action_why(self) -> None:
        """Show where the item at the cursor comes from, all the way, and what was made of it."""
        from toi_tui.shell.tools.tracing import Tracing

        Tracing(self).why()

    def action_add_source(self) -> None:
        """Say what else the item at the cursor came from, or take a source off."""
        from toi_tui.shell.tools.sourcing import Sourcing

        Sourcing(self).change()

    def action_return(self) -> None:
        """Go to what was just carried over, or back to where the last jump began."""
        ahead, self.desk.ahead = self.desk.ahead, None
        if ahead is not None and (not ahead[1] or self.desk.session.find(ahead[1]) is not None):
            self.leave_for(ahead)
        elif self.desk.trail:
            self.post_message(self.GoTo(*self.desk.trail.pop()))
        else:
            self.say(_("There is no jump to go back from."))
