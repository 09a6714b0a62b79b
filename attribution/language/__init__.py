"""The one gate to spaCy: articles in, parses with Universal Dependencies out."""

from attribution.language.pipeline import BUNDLED, Pipeline, load_pipeline

__all__ = ["BUNDLED", "Pipeline", "load_pipeline"]
