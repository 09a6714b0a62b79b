"""The command line: a module a command, and nothing that is not needed is imported."""
