"""What the combined text must satisfy before the crew goes on."""

from typing import Any

from crewai import TaskOutput
from crewai.lite_agent_output import LiteAgentOutput


def answers_something(output: TaskOutput | LiteAgentOutput) -> tuple[bool, Any]:
    """Refuse an empty text, and a model that only says it cannot; the task is then done again."""
    text = output.raw.strip()
    if not text:
        return False, "The text is empty. Write the combined text."
    if text.lower().startswith(("i cannot", "i can't", "i am unable", "as an ai")):
        return False, "Do not decline. Combine conclusions and doubts into one text."
    return True, text
