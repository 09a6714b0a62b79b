"""How likely a filled frame is to be an attribution."""
