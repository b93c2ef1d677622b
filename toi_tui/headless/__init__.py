"""What `toi` does without a screen: a module for each subcommand, of its name, with `declare` and `run`."""
