"""From the command line to what an analysis needs: the settings in force and the analyzer."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.settings import Settings, load_settings
from attribution.user_cache import UserCache

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer
    from attribution.rulebook import Rulebook


def load_config(args: argparse.Namespace) -> Settings:
    """The settings of the file that --config names, else of the nearest one.

    --no-config takes the defaults; --isolated takes nothing at all from the folders around: no
    settings, no `rules/` of the project, no .gitignore, nothing that a link in a walked folder
    leads to outside of it; and nothing from the cache, which a build server may have restored from
    somewhere.
    """
    if args.isolated:
        return Settings(
            respect_gitignore=False, project_rules=False, use_cache=False, links_out=False
        )
    settings = Settings() if args.no_config else load_settings(Path.cwd(), file=args.config)
    return replace(settings, use_cache=not getattr(args, "no_cache", False))


def settings_of(args: argparse.Namespace) -> Settings:
    """The configuration's settings, and over them what the command line says."""
    settings = load_config(args)
    return replace(
        settings,
        outlet=args.outlet or settings.outlet,
        pipeline=args.pipeline or settings.pipeline,
        rule_packs=(*settings.rule_packs, *args.rules),
    )


def load_rules(settings: Settings, packs: Sequence[Path] = ()) -> Rulebook:
    """The built-in rules, over them the project's, the settings' packs and the packs given."""
    from attribution.rulebook.kept_rulebooks import kept_rulebook

    return kept_rulebook(packs_of(settings, packs), open_cache(settings))


def packs_of(settings: Settings, packs: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The folders that are laid over the built-in rules, lowest first."""
    from attribution.rulebook.project_rules import packs_in_force

    packs = (*settings.rule_packs, *packs)
    return packs_in_force(Path.cwd(), packs) if settings.project_rules else packs


def open_cache(settings: Settings) -> UserCache | None:
    """The user's cache; None where it is not to be used, or cannot be."""
    return UserCache.open() if settings.use_cache else None


def open_analyzer(settings: Settings) -> Analyzer:
    """The analyzer with the rules and the pipeline of the settings; spaCy is loaded now."""
    from attribution.analyzer import Analyzer
    from attribution.garbage import keep_loaded
    from attribution.language import load_pipeline

    rulebook = load_rules(settings)
    pipeline = load_pipeline(settings.pipeline)
    analyzer = Analyzer(pipeline=pipeline, rulebook=rulebook, settings=settings)
    keep_loaded()
    return analyzer
