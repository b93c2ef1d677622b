"""The disk itself: files replaced whole, the program's own places, and a refusal of the system in words.

Nothing here knows what a session is.
"""
