"""Advice for an assessment: what is recommended and why, how firm it is, what speaks against it."""

from evaluator.advice.advise import Advice, advise

__all__ = ["Advice", "advise"]
