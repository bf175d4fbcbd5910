"""The pages of the wizard, one file a step."""
