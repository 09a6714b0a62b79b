"""From articles to parses with Universal Dependencies; the one gate to spaCy."""

import os

from attribution.language.pipeline import BUNDLED, Pipeline, SpacyPipeline, load_pipeline

__all__ = ["BUNDLED", "Pipeline", "SpacyPipeline", "load_pipeline"]

# Read when numpy is loaded. The products are small: a second thread would wait more than work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
