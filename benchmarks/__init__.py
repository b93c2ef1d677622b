"""Speed and memory of the program, as ratios to bare Textual apps in the same run: ``python -m benchmarks``."""
