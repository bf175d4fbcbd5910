"""Step 6: what will be written, where, with which options, and writing it."""

from ui.pages.project.page import ProjectPage

__all__ = ["ProjectPage"]
