"""The command tables and what is read from them. Free of Textual, so that the command line can read them.

A command knows its keys, its words, and why it cannot be run now (`situation`). `everywhere` has those that all steps
share, `in_boxes` those of boxes; a step's own are in its folder. Not here: what a command does.
"""
