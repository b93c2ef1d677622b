"""The risks step: matrix and register."""
