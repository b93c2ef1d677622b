"""The sharing of the room among the panels of a step: `layouts` are values, `arranging` goes by them.

Which panels show and how large, the next one and back, one alone. Not here: what stands in a panel.
"""
