"""Names that an item of a blueprint cannot have, because Python, CrewAI, pydantic or the project uses them.

The tables are compared with the classes of the newest CrewAI by a slow test.
"""

from __future__ import annotations

import keyword

KEYWORDS = frozenset((*keyword.kwlist, "self", "cls", "match", "case", "type"))
"""Python's keywords, and words that a generated module uses as such."""

FLOW = frozenset(
    [
        "akickoff",
        "answer_from_history_turn",
        "append_agent_result",
        "append_assistant_message",
        "append_message",
        "ask",
        "astream",
        "build_agent_context",
        "build_router_context",
        "builtin_route_descriptions",
        "builtin_routes",
        "can_answer_from_history",
        "chat",
        "checkpoint",
        "checkpoint_completed_methods",
        "checkpoint_method_counts",
        "checkpoint_method_outputs",
        "checkpoint_state",
        "classify_intent",
        "construct",
        "conversation_messages",
        "conversation_start",
        "conversational",
        "conversational_config",
        "converse_turn",
        "copy",
        "defer_trace_finalization",
        "dict",
        "end_conversation",
        "entity_type",
        "execution_context",
        "extract_memories",
        "finalize_session_traces",
        "flow_definition",
        "flow_id",
        "fork",
        "from_checkpoint",
        "from_declaration",
        "from_orm",
        "from_pending",
        "handle_turn",
        "human_feedback_history",
        "initial_state",
        "input_provider",
        "internal_routes",
        "is_crewai_internal",
        "json",
        "kickoff",
        "kickoff_async",
        "last_human_feedback",
        "max_method_calls",
        "memory",
        "method_outputs",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "name",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "pending_feedback",
        "persistence",
        "plot",
        "recall",
        "receive_user_message",
        "reload",
        "remember",
        "resume",
        "resume_async",
        "route_conversation",
        "route_turn",
        "schema",
        "schema_json",
        "state",
        "stream",
        "stream_events",
        "stream_turn",
        "suppress_flow_events",
        "tracing",
        "update_forward_refs",
        "usage_metrics",
        "validate",
    ]
)
"""Attributes of a Flow: a method of that name would replace CrewAI's."""

CREW = frozenset(
    [
        "agents",
        "agents_config",
        "base_directory",
        "close_mcp_server",
        "crew",
        "get_mcp_tools",
        "is_crew_class",
        "kickoff",
        "load_configurations",
        "load_yaml",
        "map_all_agent_variables",
        "map_all_task_variables",
        "mcp_connect_timeout",
        "mcp_server_params",
        "original_agents_config_path",
        "original_tasks_config_path",
        "tasks",
        "tasks_config",
    ]
)
"""Attributes of a class decorated with `@CrewBase`."""

MODEL = frozenset(
    [
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    ]
)
"""Attributes of a pydantic model."""

PROJECT = frozenset(
    [
        "agent",
        "and_",
        "begin",
        "config",
        "end",
        "id",
        "inputs",
        "listen",
        "llm",
        "logging",
        "main",
        "models",
        "or_",
        "prompts",
        "router",
        "run",
        "start",
        "task",
        "token_usage",
        "trace",
    ]
)
"""Decorators, modules, methods and state fields that generated code names beside the items."""

BUILTINS = frozenset(
    [
        "all",
        "any",
        "bool",
        "bytes",
        "float",
        "format",
        "id",
        "input",
        "int",
        "len",
        "list",
        "map",
        "max",
        "min",
        "next",
        "object",
        "open",
        "print",
        "range",
        "set",
        "sorted",
        "str",
        "sum",
        "super",
        "tuple",
        "vars",
        "zip",
    ]
)
"""Builtins that a generated module calls or annotates with."""

MODULES = frozenset(
    ["argparse", "crewai", "datetime", "json", "os", "pathlib", "pydantic", "sys", "typing", "yaml"]
)
"""Modules that generated code imports by name."""

ITEMS = KEYWORDS | FLOW | CREW | MODEL | PROJECT | BUILTINS | MODULES
"""Taken for inputs, agents, crews, steps, labels, tools and knowledge."""
FIELDS = KEYWORDS | MODEL
"""Taken for the fields of a structured result."""
CLASSES = frozenset(
    [
        "Agent",
        "Any",
        "BaseModel",
        "BaseTool",
        "Crew",
        "CrewBase",
        "Decimal",
        "Dict",
        "Enum",
        "Field",
        "Flow",
        "Knowledge",
        "LLM",
        "List",
        "Literal",
        "None",
        "Optional",
        "Process",
        "State",
        "Task",
        "True",
        "False",
        "Self",
    ]
)
"""Class names that generated modules import or define."""
