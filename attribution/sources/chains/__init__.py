"""Chains: whose words a source passes on, and how well narrowed the whole chain is."""
