"""YAML read with the place of every node, and values checked against declared shapes."""
