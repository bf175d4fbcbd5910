"""Step 5: the recommendation, how firm it is, what would tip it, what pulls the other way, the decision."""

from ui.pages.result.page import ResultPage

__all__ = ["ResultPage"]
