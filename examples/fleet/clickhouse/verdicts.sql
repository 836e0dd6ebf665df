-- How many went from which verdict to which. The functions are those of udf_config.xml.
SELECT verdict AS before, judged_verdict(evidence) AS today, count()
FROM file('judged/*.parquet', Parquet)
GROUP BY ALL
ORDER BY ALL;
