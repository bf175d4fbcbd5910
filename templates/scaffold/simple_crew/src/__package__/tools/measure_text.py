"""A tool of our own: counts the words and sentences of a text."""

import re

from crewai.tools import BaseTool
from pydantic import BaseModel, Field


class MeasureTextArguments(BaseModel):
    """What the tool is given."""

    text: str = Field(description="The text to measure")


class MeasureText(BaseTool):
    """Counts, because a model only guesses at lengths."""

    name: str = "measure_text"
    description: str = "Count the words and sentences of a text."
    args_schema: type[BaseModel] = MeasureTextArguments

    def _run(self, text: str) -> str:
        words = len(text.split())
        sentences = len(re.findall(r"[^.!?。！？]+[.!?。！？]*", text.strip())) if text.strip() else 0
        return f"{words} words, {sentences} sentences"
