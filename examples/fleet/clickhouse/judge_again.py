"""Judges rows again within ClickHouse, here as the library chdb, which needs no server.

    python judge_again.py

It runs verdicts.sql and checks.sql where a folder `judged` with Parquet files is. The program
`ontrack-judge` must be in the path.
"""

from pathlib import Path

import chdb

HERE = Path(__file__).parent


def main():
    for name in ["verdicts.sql", "checks.sql"]:
        answer = chdb.query((HERE / name).read_text(), "TSV", udf_path=str(HERE))
        print(answer.bytes().decode().replace("\t", " "))


if __name__ == "__main__":
    main()
