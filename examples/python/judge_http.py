"""Judges evidence with `ontrack-judge serve`: python3 judge_http.py evidence.json NONCE"""

import json
import os
import sys
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SERVICE = os.environ.get("ONTRACK_JUDGE_URL", "http://127.0.0.1:8474")


def judge(body: bytes, nonce: str) -> dict:
    query = urlencode({"nonce": nonce, "brief": "true"})
    kind = {"content-type": "application/json"}
    try:
        with urlopen(Request(f"{SERVICE}/judge?{query}", body, kind), timeout=5) as answer:
            return json.load(answer)
    except HTTPError as error:
        raise ValueError(json.load(error)["detail"]) from error


if __name__ == "__main__":
    file, nonce = sys.argv[1:]
    with open(file, "rb") as body:
        try:
            print(judge(body.read(), nonce)["verdict"])
        except ValueError as error:
            sys.exit(f"refused: {error}")
