"""Inference over the weights of the bundled pipeline, without spaCy.

The weights, the tokenizer's rules and the lemmatizer's tables are read from the files that spaCy
writes; the networks are those of spaCy 3.8 (Honnibal and Montani): hashed word features, a
convolution over the neighbours, arc-eager transitions (Nivre 2003; with the non-monotonic moves of
Honnibal and Johnson 2015), names in the BILUO scheme. spaCy itself stays the reference: the parses
of both are compared in tests/language.
"""
