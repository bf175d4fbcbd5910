"""What a project can be built on: providers of models, embedders, knowledge sources and search tools."""
