"""The tools of a step's screen, one for each thing that the user does there: write, move, find, paste, run a command.

A tool has the state of what it is doing and asks of its screen what `bench` says, no more; what a place means it asks
the meaning. Tools do not know each other but for those they are given.
"""
