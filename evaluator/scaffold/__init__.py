"""From a blueprint to a file tree in memory, and the consumers of that tree."""
