"""The press: turns the content of a fictional plan into documents and into its expected records."""
