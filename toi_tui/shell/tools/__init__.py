"""The tools of a step's screen, one for each thing that the user does there: write, move, find, paste, run a command.

A tool has the state of what it is doing, asks of its screen what `shell/bench` says, and of the meaning what a place
means. Two ask for more and say it: `showing` fills the panels, `commanding` knows the other tools, for what a command
does is looked for on the step's own screen first, then on its own tools, then on these in their order there.
"""
