"""Judges evidence with a child process: python3 judge_lines.py evidence.json NONCE"""

import json
import os
import subprocess
import sys
import threading

PROGRAM = os.environ.get("ONTRACK_JUDGE", "ontrack-judge")


class Judge:
    """Keeps one process for all requests. Threads may share it."""

    def __init__(self):
        arguments = [PROGRAM, "lines", "--brief"]
        self._process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._lock = threading.Lock()

    def judge(self, body: bytes) -> dict:
        # In JSON a line feed is only white space. Left in, one body would get two answers, and the
        # second one would be taken for that of the next visitor.
        line = body.replace(b"\n", b" ") + b"\n"
        with self._lock:
            self._process.stdin.write(line)
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("ontrack-judge has ended")
        return json.loads(answer)

    def close(self):
        self._process.stdin.close()
        self._process.wait()


if __name__ == "__main__":
    file, nonce = sys.argv[1:]
    judge = Judge()
    with open(file, "rb") as body:
        answer = judge.judge(body.read())
    judge.close()
    if "error" in answer:
        sys.exit(f"refused: {answer['error']['detail']}")
    if answer["nonce"] != nonce:
        sys.exit("refused: made for another nonce")
    print(answer["verdict"])
