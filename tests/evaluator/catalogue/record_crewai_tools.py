"""Records what the classes of crewai-tools take, for `test_tools.py` beside it.

crewai-tools is no dependency of ours. To record a new version, from the root of the checkout:

    uv run --with 'crewai[tools]' python -m tests.evaluator.catalogue.record_crewai_tools
"""

from __future__ import annotations

import importlib
import importlib.metadata
import inspect
import json
from pathlib import Path

from evaluator.catalogue.tools import SEARCH_TOOLS

RECORD = Path(__file__).with_name("crewai_tools.json")
GONE = "PGSearchTool"


def record() -> dict[str, object]:
    """Per class: what its constructor takes, and what a model calls it with."""
    package = importlib.import_module("crewai_tools")
    qdrant = importlib.import_module(
        "crewai_tools.tools.qdrant_vector_search_tool.qdrant_search_tool"
    )
    classes: dict[str, object] = {}
    for name in sorted({tool.class_name for tool in SEARCH_TOOLS}):
        found = getattr(package, name)
        parameters = set(inspect.signature(found.__init__).parameters) - {"self", "kwargs", "data"}
        schema = found.model_fields["args_schema"].default
        classes[name] = {
            "takes": sorted(parameters | set(found.model_fields)),
            "called_with": sorted(schema.model_fields),
        }
    return {
        "version": importlib.metadata.version("crewai-tools"),
        "classes": classes,
        "qdrant_config": sorted(qdrant.QdrantConfig.model_fields),
        "gone": GONE if not hasattr(package, GONE) else "",
    }


if __name__ == "__main__":
    text = json.dumps(record(), indent=1)
    RECORD.write_text(text + "\n", encoding="utf-8")
