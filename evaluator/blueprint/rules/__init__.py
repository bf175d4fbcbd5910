"""The rules that derive a blueprint: a table of what ratings and needs ask for, and the parts that build it."""
