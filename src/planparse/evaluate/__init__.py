"""Records against expected records: scores, differences, gains and losses, checks of samples."""
