"""What the tables of a corpus come to: shares, rates and rankings, each with its interval."""
