"""Judges rows again beside ClickHouse, here as the library chdb, and counts the verdicts there.

    python clickhouse.py JUDGE FOLDER

JUDGE is the program `ontrack-judge`, FOLDER has Parquet files with the columns `verdict` and `evidence`.
"""

import subprocess
import sys
import tempfile

import chdb


def main(judge, folder):
    rows = chdb.query(f"SELECT verdict, evidence FROM file('{folder}/*.parquet', Parquet)", "JSONEachRow")
    command = [judge, "batch", "-", "--out", "-", "--without", "evidence"]
    judged = subprocess.run(command, input=rows.bytes(), stdout=subprocess.PIPE, check=True)
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(judged.stdout)
        file.flush()
        counts = chdb.query(
            f"""SELECT previous_verdict, verdict, count() FROM file('{file.name}', JSONEachRow)
                GROUP BY ALL ORDER BY ALL""",
            "TSV",
        )
        print(counts.bytes().decode().replace("\t", " "), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
