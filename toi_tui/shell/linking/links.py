"""The links between the steps: carrying items over, and following them back. All of it loads when it is asked for."""

from toi_tui.shell.bench import Bench


class Links:
    """Items are copied to other steps and traced through them."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def action_carry_over(self) -> None:
        """Carry what stands at the cursor over to where it belongs next."""
        from toi_tui.shell.linking.carrying_over import CarryingOver

        CarryingOver(self._bench).onward()

    def action_carry_elsewhere(self) -> None:
        """Choose where to carry over what stands at the cursor."""
        from toi_tui.shell.linking.carrying_over import CarryingOver

        CarryingOver(self._bench).elsewhere()

    def action_bring_here(self) -> None:
        """Choose what to carry over from the other steps to this one."""
        from toi_tui.shell.linking.carrying_over import CarryingOver

        CarryingOver(self._bench).to_here()

    def action_source(self) -> None:
        """Go to what the item at the cursor was carried over from; else to what was made of it."""
        from toi_tui.shell.linking.tracing import Tracing

        Tracing(self._bench).source()

    def action_why(self) -> None:
        """Show where the item at the cursor comes from, all the way, and what was made of it."""
        from toi_tui.shell.linking.tracing import Tracing

        Tracing(self._bench).why()

    def action_add_source(self) -> None:
        """Say what else the item at the cursor came from, or take a source off."""
        from toi_tui.shell.linking.sourcing import Sourcing

        Sourcing(self._bench).change()

    def action_return(self) -> None:
        """Go to what was just carried over, or back to where the last jump began."""
        desk = self._bench.desk
        is_there, ahead, desk.ahead = desk.is_anything_ahead, desk.ahead, None
        if ahead is not None and is_there:
            self._bench.leave_for(ahead)
        elif desk.trail:
            self._bench.go_to(*desk.trail.pop())
