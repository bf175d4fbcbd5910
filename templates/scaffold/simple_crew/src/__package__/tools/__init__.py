"""Tools that the agents can call."""
