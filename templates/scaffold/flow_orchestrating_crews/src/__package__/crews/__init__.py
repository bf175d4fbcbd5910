"""The crews that the flow runs."""
