"""Judges rows again with Apache Spark, and puts today's verdict beside the one before.

    python spark.py JUDGE IN OUT [--pipe]

JUDGE is the program `ontrack-judge`, which every worker must have at this path; IN a folder of Parquet
files with the column `evidence`; OUT a folder for Parquet files without it.
"""

import io
import subprocess
import sys

import pyarrow as pa
from pyarrow import json
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# What is kept of each line that the judge writes. The columns are those of docs/fleet.md.
COLUMNS = pa.schema([
    ("nonce_hash", pa.string()),
    ("time", pa.string()),
    ("verdict", pa.string()),
    ("reason", pa.string()),
    ("claimed_engine", pa.string()),
    ("claimed_version", pa.int32()),
    ("judge_version", pa.string()),
    ("failed", pa.list_(pa.struct([("check", pa.string()), ("weight", pa.string())]))),
    ("previous_verdict", pa.string()),
    ("previous_reason", pa.string()),
    # In the place of the others where a row cannot be judged.
    ("code", pa.string()),
    ("error", pa.string()),
])
SPARK_COLUMNS = """
    nonce_hash string, time string, verdict string, reason string, claimed_engine string,
    claimed_version int, judge_version string, failed array<struct<check: string, weight: string>>,
    previous_verdict string, previous_reason string, code string, error string
"""


def arguments(judge):
    """One thread: Spark runs as many tasks as there are processors."""
    return [judge, "batch", "-", "--out", "-", "--threads", "1", "--without", "evidence"]


def in_arrow(judge):
    """For `mapInArrow`: each batch of lines goes through a judge of its own."""
    command = arguments(judge)

    def judged(batches):
        for batch in batches:
            lines = "\n".join(batch.column("line").to_pylist())
            done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
            parse = json.ParseOptions(explicit_schema=COLUMNS, unexpected_field_behavior="ignore")
            table = json.read_json(io.BytesIO(done.stdout), parse_options=parse)
            yield from table.select(COLUMNS.names).to_batches()

    return judged


def main(judge, source, out, *options):
    spark = SparkSession.builder.appName("ontrack-judge").getOrCreate()
    rows = spark.read.parquet(source)
    kept = ["nonce_hash", "time", "verdict", "reason", "judge_version", "wire", "evidence"]
    lines = rows.select(F.to_json(F.struct(*kept)).alias("line"))
    if "--pipe" in options:
        piped = lines.rdd.map(lambda row: row.line).pipe(" ".join(arguments(judge)))
        judged = spark.read.schema(SPARK_COLUMNS).json(piped)
    else:
        judged = lines.mapInArrow(in_arrow(judge), SPARK_COLUMNS)
    judged.write.mode("overwrite").parquet(out)
    spark.read.parquet(out).groupBy("previous_verdict", "verdict").count().orderBy("verdict").show()
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
