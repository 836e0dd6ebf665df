-- Judges with ClickHouse, where clickhouse.xml is among its executable functions and the script
-- `ontrack-judge` in its folder of scripts.

-- The verdicts of today beside those before.
SELECT verdict AS before, ontrack_verdict(evidence) AS today, count() AS visitors
FROM file('judged/*.parquet', Parquet)
GROUP BY before, today
ORDER BY before, today;

-- The whole of what the judge says, as columns.
SELECT verdict, length(failed) AS failed, count() AS visitors
FROM executable(
    'ontrack-judge', JSONEachRow,
    'verdict String, reason Nullable(String), failed Array(Tuple(check String, weight String))',
    (SELECT evidence FROM file('judged/*.parquet', Parquet))
)
GROUP BY verdict, failed
ORDER BY visitors DESC, verdict, failed
SETTINGS input_format_skip_unknown_fields = 1;
