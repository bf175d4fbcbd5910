"""The decision crew."""
