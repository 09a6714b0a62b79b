"""Attributions brought into agreement: shared cues and claims, nesting, continuation."""
