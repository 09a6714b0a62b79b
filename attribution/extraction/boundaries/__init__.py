"""Where claims and sources begin and end."""
