"""The preparation crew."""
