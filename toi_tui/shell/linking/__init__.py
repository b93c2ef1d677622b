"""Links between the steps: what is carried over to another step, and following an item back to its sources.

All of it loads when it is asked for. Where an item can go is a table of the model (`carrying_over`); here that is
offered and asked about.
"""
