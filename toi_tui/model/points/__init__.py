"""Open points of the method, a module for each part; `open_points` calls them all in the method's order."""
