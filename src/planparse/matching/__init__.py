"""Which record of one list is which of another, and how their texts differ."""
