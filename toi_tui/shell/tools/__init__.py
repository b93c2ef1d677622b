"""What can be done with the items of a step's screen."""
