"""What a reader saw in a document and what the structure made of it, for a person who wonders why."""
