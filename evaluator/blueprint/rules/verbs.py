"""The verbs by which a listed step or case says what it is: acting, deciding, checking, a good outcome."""

from __future__ import annotations

ACTING = frozenset(
    [
        "发送",
        "发布",
        "发放",
        "放款",
        "付款",
        "支付",
        "提交",
        "通知",
        "归档",
        "上传",
        "转账",
        "下单",
        "archive",
        "book",
        "deliver",
        "file",
        "forward",
        "notify",
        "order",
        "pay",
        "post",
        "publish",
        "release",
        "send",
        "ship",
        "submit",
        "transfer",
        "upload",
    ]
)
DECIDING = frozenset(
    [
        "决定",
        "判断",
        "选择",
        "分类",
        "分流",
        "审批",
        "approve",
        "choose",
        "classify",
        "decide",
        "judge",
        "pick",
        "route",
        "select",
        "sort",
        "triage",
    ]
)
CHECKING = frozenset(
    [
        "check", "control", "proofread", "review", "test", "validate", "verify",
        "检查", "审核", "复核", "校对", "校验", "验证", "核验",
    ]
)  # fmt: skip
GOOD = (
    "approve",
    "accept",
    "pass",
    "release",
    "complete",
    "fit",
    "ready",
    "通过",
    "同意",
    "批准",
    "放行",
    "合格",
)
"""The beginnings of what a case that may be acted on is called."""


def begins(phrase: str, verbs: frozenset[str]) -> bool:
    """Whether a phrase begins with one of the verbs; Chinese has no space behind its."""
    first = phrase.split()[0].lower().strip(",") if phrase.split() else ""
    return first in verbs or (not first[:1].isascii() and first[:2] in verbs)
