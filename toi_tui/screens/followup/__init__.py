"""The follow-up step: what waits, checkpoints, expectations revisited, and the evaluation."""
