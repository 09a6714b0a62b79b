"""Entities: names, mentions and clusters of an article, linked before sources are resolved."""

from attribution.entities.entities import Entities
from attribution.entities.linker import EntityLinker

__all__ = ["Entities", "EntityLinker"]
