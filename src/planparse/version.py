"""The version of planparse, which results and messages name."""

__version__ = "0.1.0"
