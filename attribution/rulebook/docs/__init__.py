"""What is made from the rules for readers: pages, the reference and the JSON Schema."""
