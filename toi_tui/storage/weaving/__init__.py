"""The text of a session file left as it was where nothing changed, and written anew where something did.

Cutting a text into pieces, laying changes into it, and the proof that it says what it should. No file is touched:
text comes in and text goes out.
"""
