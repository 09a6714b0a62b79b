"""From the command line to what an analysis needs: the settings in force and the analyzer."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.settings import Settings, load_settings

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer


def settings_of(args: argparse.Namespace) -> Settings:
    """The nearest configuration's settings, and over them what the command line says."""
    settings = load_settings(Path.cwd(), file=args.config)
    return replace(
        settings,
        outlet=args.outlet or settings.outlet,
        pipeline=args.pipeline or settings.pipeline,
        rule_packs=(*settings.rule_packs, *args.rules),
    )


def open_analyzer(settings: Settings) -> Analyzer:
    """The analyzer with the rules and the pipeline of the settings; spaCy is loaded now."""
    from attribution.analyzer import Analyzer
    from attribution.language import load_pipeline
    from attribution.rulebook import rules_in_force

    rulebook = rules_in_force(Path.cwd(), settings.rule_packs)
    pipeline = load_pipeline(settings.pipeline)
    return Analyzer(pipeline=pipeline, rulebook=rulebook, settings=settings)
