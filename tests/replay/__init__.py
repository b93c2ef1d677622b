"""A finished session made again from nothing by keys alone: each part of it says which keys write it."""
