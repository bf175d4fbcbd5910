"""The rules that derive a blueprint, one module an architecture."""
