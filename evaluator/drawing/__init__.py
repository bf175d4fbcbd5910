"""Pictures as lists of shapes: pure functions that the SVG writer and the window's painter both draw."""
