"""Changes of a session: edits yield deltas, a document keeps their history, and two sessions are merged. Pure.

An edit is a plain value with a label and `run(draft)`, beside those of its step; it brings its ids and times along.
Not here is who asks for an edit (`screens`), and where the history lasts (`storage`). No files, no clock, no random.
"""
