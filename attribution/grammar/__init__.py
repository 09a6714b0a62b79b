"""Questions of grammar, each answered once: a parse goes in, tokens come out."""
