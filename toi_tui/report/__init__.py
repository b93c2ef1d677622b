"""The words of a session, and its letters: as values, and these as text. Pure: no files; a letter has its own language.

`tree` is the value, `telling` makes it of a session, and each form that is written of it is a module in `formats`.
`letter` is a letter, `letters` fills them in, `letter_forms` writes them. What another program takes for its own, an
e-mail or a mind map, is in `exchange/`.
"""
