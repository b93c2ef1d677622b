"""The format of a session file: text to tables, tables to a session, and every fault in them with its place.

A file is read and checked here. How a text is written so that what did not change stays is in `weaving`.
"""
