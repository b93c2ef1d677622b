"""Classes of Textual with their faults mended: what leans on its private names and stands on a screen.

Not here: the gates of the terminal itself, beside this folder.
"""
