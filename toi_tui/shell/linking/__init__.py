"""Links between the steps: what is carried over to another step, and following an item back to its sources.

`links` is the tool that every step has; the rest loads when it is asked for, the box that sources are found in too.
Where what is carried over belongs is a table of the model; here it is offered and asked about.
"""
