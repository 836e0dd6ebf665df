-- How many fail which check by today's rules.
SELECT check.1 AS failed, check.2 AS weight, count()
FROM file('judged/*.parquet', Parquet)
ARRAY JOIN judged_failed(evidence) AS check
GROUP BY ALL
ORDER BY count() DESC, failed;
