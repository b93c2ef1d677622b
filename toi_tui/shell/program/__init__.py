"""The app in its layers, each on the one below: keeping the session on the disk, offering, typing, and themes.

`keeper` keeps a session while it is worked on, `standing` is where the program stands with it, `warming` makes ready
what the first picture does without. The app itself, which knows the steps, is `toi_tui.app`.
"""
