"""What runs a generated project, in child processes and against a model that is none."""
