"""toi_tui: run a five-day mentoring period that carries a good practice into another organisation."""

__version__ = "0.1.0"
