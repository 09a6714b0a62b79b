"""Collections of articles as tables that join: in parts, resumable, on one machine or many."""
