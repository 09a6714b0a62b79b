"""The input formats, one module or package each; registry.py lists them."""
