"""What the words around a place tell that the parser got wrong, mended before anything asks."""
