"""The module in Python: what it takes, returns and refuses."""

import json
import sys

from ontrack_judge import EvidenceError, judge

body = open(sys.argv[1], "rb").read()
report = judge(body)
assert (report["verdict"], report["evidence"]["nonce"]) == ("genuine", "recorded")
for same in [body.decode(), json.loads(body), report]:
    assert judge(same) == report, type(same)

for body, code, path in [
    ("<html>", "not-json", None),
    ({}, "no-version", None),
    ({"schemaVersion": 1, "surface": {"members": "many"}}, "other-type", "surface.members"),
    (b"\xff", "not-json", None),
]:
    try:
        judge(body)
    except EvidenceError as error:
        found = (isinstance(error, ValueError), error.code, error.path, len(str(error)) > 20)
        assert found == (True, code, path, True), found
    else:
        raise AssertionError(f"{body!r} was judged")
