"""The session that one workshop produced, as immutable values, and what follows from it: pure.

Here are the parts and the fields of a session, the method, dates, names, and the rules by which the method looks at a
session: open points, ranking, rating, the trace, where things are carried over to. Not here is how a session changes
(`editing`), how it is written (`storage`), and what only one screen says. No files, no clock, no random, no screen.
"""
