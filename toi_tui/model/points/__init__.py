"""Open points, a module for each part; some look at what was passed over, at references, at the trace.

`toi_tui.model.open_points` is the table that calls them in the method's order. What a part holds is not here but in
`parts`, and a rule that more than the open points go by stands beside both: `rating`, `ranking`, `schedule`.
"""
