-- Conditions that part the panes by whole order cycles, such that about ${portion} order lines and readings are counted in each portion, or those of one cycle.
WITH
cycles AS (
  SELECT cycle, sum(n) AS n
  FROM (
    SELECT cycle, count(*) AS n FROM ${steps}.lines GROUP BY cycle
    UNION ALL SELECT cycle, count(*) FROM ${steps}.seen GROUP BY cycle
  )
  GROUP BY cycle
),
begins AS (
  SELECT min(cycle) AS cycle
  FROM (SELECT cycle, (sum(n) OVER (ORDER BY cycle) - n) / ${portion} AS span FROM cycles)
  GROUP BY span
),
-- The first portion has no beginning and the last one has no end: a mart may hold what it should not.
bounds AS (
  SELECT
    IF(lag(cycle) OVER (ORDER BY cycle) IS NOT NULL, date_add('day', cycle * ${days}, DATE '1970-01-05')) AS first_day,
    date_add('day', lead(cycle) OVER (ORDER BY cycle) * ${days}, DATE '1970-01-05') AS next_day
  FROM begins
)
SELECT
  coalesce('period_start >= DATE ''' || CAST(first_day AS varchar) || '''', 'true')
    || ' AND '
    || coalesce('period_start < DATE ''' || CAST(next_day AS varchar) || '''', 'true') AS slice
FROM bounds
UNION ALL
SELECT 'true' WHERE NOT EXISTS (SELECT 1 FROM cycles)
