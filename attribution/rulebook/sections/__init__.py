"""What each section of a rule file may hold, and how its entries are read."""
