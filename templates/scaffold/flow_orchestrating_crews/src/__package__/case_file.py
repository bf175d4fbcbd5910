"""What the preparation crew hands to the decision crew."""

from typing import Literal

from pydantic import BaseModel, Field


class CaseFile(BaseModel):
    """The request in an orderly form."""

    readable: Literal["yes", "no"] = Field(
        description="yes when the request could be read, no when it makes no sense",
    )
    subject: str = Field(min_length=1, description="What the request is about, in one sentence")
    facts: list[str] = Field(description="The facts in the request, one an entry")
    missing: list[str] = Field(description="What is needed and not in the request, one an entry")
