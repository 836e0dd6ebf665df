from typing import Any, Optional, Union

class EvidenceError(ValueError):
    """What was sent is no evidence."""

    code: str
    path: Optional[str]

def judge(evidence: Union[str, bytes, dict[str, Any]]) -> dict[str, Any]:
    """The report on this evidence. Raises EvidenceError for what is none."""
