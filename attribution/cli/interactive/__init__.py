"""Commands that serve something: an editor, a browser, a shell."""
