"""The report page: the pages as they print, and what is in them."""

from ui.pages.report.page import ReportPage

__all__ = ["ReportPage"]
