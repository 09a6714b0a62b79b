"""What a project wants: the settings of the nearest configuration file, checked and frozen."""

from attribution.settings.loading import find_config, load_settings, setting_place
from attribution.settings.records import PerFile, Selection, Settings, selection_for
from attribution.settings.values import KEYS

__all__ = [
    "KEYS",
    "PerFile",
    "Selection",
    "Settings",
    "find_config",
    "load_settings",
    "selection_for",
    "setting_place",
]
