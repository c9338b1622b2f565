"""A page on which people check a plan against its document, and the corrections that they make there."""
