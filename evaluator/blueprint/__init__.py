"""What a project will contain: the model, and the rules that derive it from an assessment."""
