-- What DuckDB tells of rows. Run it where a folder `judged` with Parquet files is:
--
--     duckdb < duckdb.sql

CREATE VIEW visitors AS SELECT * EXCLUDE evidence FROM 'judged/**/*.parquet';

-- How many have which verdict.
SELECT verdict, count(*) AS visitors
FROM visitors
GROUP BY ALL
ORDER BY ALL;

-- The verdicts of each day.
SELECT time::DATE AS day, verdict, count(*) AS visitors
FROM visitors
GROUP BY ALL
ORDER BY ALL;

-- Of 100 visitors with each version, how many fail each check.
WITH failures AS (
    SELECT claimed_engine, claimed_version, unnest(failed)."check" AS failed_check FROM visitors
), versions AS (
    SELECT claimed_engine, claimed_version, count(*) AS visitors FROM visitors GROUP BY ALL
)
SELECT claimed_engine, claimed_version, failed_check, round(100 * count(*) / any_value(visitors), 2) AS percent
FROM failures
JOIN versions USING (claimed_engine, claimed_version)
GROUP BY ALL
ORDER BY percent DESC, claimed_engine, claimed_version, failed_check
LIMIT 40;

-- Verdicts that a newer judge changed.
SELECT previous_verdict, verdict, count(*) AS visitors
FROM visitors
WHERE previous_verdict <> verdict
GROUP BY ALL
ORDER BY visitors DESC;

-- Evidence that has the times of other evidence of the same day.
SELECT time::DATE AS day, times_hash, count(*) AS visitors, count(DISTINCT nonce_hash) AS nonces
FROM visitors
WHERE times_hash IS NOT NULL
GROUP BY ALL
HAVING count(*) > 5
ORDER BY visitors DESC;
