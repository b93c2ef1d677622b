"""The gates between the program and the terminal, and the ends of the program.

What comes in is decoded and put in order, what goes out obeys nobody, a fault is outlived, every end saves. `mended`
has classes of Textual without their faults. Private names of Textual are used here and nowhere else.
"""
