"""Days: a column for each day of the period, with what is done, the tasks, the phase and notes."""
