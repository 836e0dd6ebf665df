"""Runs duckdb.sql where a folder `judged` with Parquet files is, and prints every row of every answer.

    python duckdb_counts.py
"""

from pathlib import Path

import duckdb

for statement in duckdb.extract_statements(Path(__file__).with_name("duckdb.sql").read_text()):
    for row in duckdb.execute(statement).fetchall():
        print(*row)
