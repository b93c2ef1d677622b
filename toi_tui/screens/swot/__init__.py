"""SWOT: four quadrants, and the strategies made of pairs of their items."""
