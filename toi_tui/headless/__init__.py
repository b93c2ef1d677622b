"""The subcommands of `toi`, which need no screen: a module for each, of its name, with `declare` and `run`.

Beside them is what they share: arguments, refusals, output, the clock and a file read for a list. No Textual. How
files are read and written is in `toi_tui.storage`, how a session is told as text in `toi_tui.report`; starting the
program, with a subcommand or without, is up to `toi_tui.cli`.
"""
