"""Widgets that draw the values they are given and send messages: panels with a cursor, fields, and lines of words.

A panel's values, layout and drawing are modules beside it that need no app. None of them knows a session, a file, a
command or the app; what a place in a panel means is said in `toi_tui.shell.meaning`.
"""
