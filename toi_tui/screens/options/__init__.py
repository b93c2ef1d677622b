"""The options step: flip chart, ranking and values."""
