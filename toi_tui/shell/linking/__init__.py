"""Links between the steps: what is carried over to another step, and following an item back to its sources.

All of it loads when it is asked for. Where what is carried is a table of the model; here it is offered and asked about.
"""
