"""Judges rows again with Apache Spark, and puts today's verdict beside the one before.

    python spark.py JUDGE IN OUT

JUDGE is the program `ontrack-judge`, which every worker must have at this path; IN a folder of Parquet
files with the column `evidence`; OUT a folder for Parquet files without it. Each partition goes through a
judge of its own.
"""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# What is kept of each line that the judge writes. The columns are those of docs/fleet.md.
COLUMNS = """
    nonce_hash string, time timestamp, verdict string, reason string, claimed_engine string,
    claimed_version int, judge_version string, failed array<struct<check: string, weight: string>>,
    previous_verdict string, previous_reason string, code string, error string
"""


def main(judge, source, out):
    spark = SparkSession.builder.appName("ontrack-judge").getOrCreate()
    rows = spark.read.parquet(source)
    time = F.date_format("time", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX").alias("time")
    kept = ["nonce_hash", time, "verdict", "reason", "judge_version", "wire", "evidence"]
    lines = rows.select(F.to_json(F.struct(*kept)).alias("line"))
    # One thread: Spark runs as many tasks as there are processors.
    command = f"{judge} batch - --out - --threads 1 --without evidence"
    judged = lines.rdd.map(lambda row: row.line).pipe(command, checkCode=True)
    spark.read.schema(COLUMNS).json(judged).write.mode("overwrite").parquet(out)
    counts = spark.read.parquet(out).groupBy("previous_verdict", "verdict").count()
    for row in counts.orderBy("previous_verdict", "verdict").collect():
        print(*row)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
