"""What the networks see of an article's words: one kind of marks, one person's name."""
