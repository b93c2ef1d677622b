"""Boxes over the screen: questions, lists to choose from, help, the palette, finding everywhere.

`box` is the frame of all; `choosing` and `ticking` are the two questions with rows, on what `asking` says for both.
A box knows neither session nor app but what it is given, and answers; what comes of the answer is said by who asked.
Its keys stand in `commands/in_boxes`. Not here: the history, which has a room of its own, and the forms of the home.
"""
