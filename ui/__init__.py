"""The desktop app: views over one document object. Holds no rule of the domain."""

# PySide reads the source of every module that is imported after it; these come before, and sooner.
import evaluator.document  # noqa: F401
