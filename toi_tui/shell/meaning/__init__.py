"""The meaning of places: what is written, begun, moved and deleted there, or why not. Free of Textual.

`meaning` is what a step extends, `columns` and `sheets` for panels of rows and of fields; the values it answers with
are in `shell/target`. `here` is a spot with all that a command's condition looks at. Not here: how any of it is done.
"""
