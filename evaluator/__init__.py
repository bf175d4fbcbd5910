"""CrewAI Evaluator's core: the domain, documents, scaffolds, reports and the command line. Knows no Qt."""

__version__ = "0.1.0"
