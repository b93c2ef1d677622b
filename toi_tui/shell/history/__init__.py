"""The history as people read it: what was done, the session as it was, and the way back.

What was done is known by the document (`toi_tui.editing`); here it is put into rows and words, shown and gone back to.
"""
