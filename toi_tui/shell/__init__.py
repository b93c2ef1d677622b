"""The floor that every screen stands on, in rooms: commands, meaning, arrangement, tools, linking, boxes, history.

`step_screen` is the one base class of a step's screen, `desk` what it works with, `frame` the lines around it.
`program` is the app around the screens, `terminal` what lies between it and the terminal. Not here: what a single step
shows and means (`screens`), widgets, and anything about files but asking the storage.
"""
