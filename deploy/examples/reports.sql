-- How many voting reports saw group voting, by region, from the Parquet export of headquarters: duckdb -csv < reports.sql
-- Answers stand under form.question.
SELECT region, count(*) FILTER (WHERE "voting.group_voting" = 'yes') AS flagged, count(*) AS reports
FROM 'reports.parquet'
GROUP BY region
ORDER BY region;
