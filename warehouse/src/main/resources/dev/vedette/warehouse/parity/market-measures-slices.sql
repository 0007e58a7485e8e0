-- Conditions that part the panes by when their periods begin, into portions of about ${portion}, or those of one day.
WITH
begins AS (
  SELECT min(period_start) AS first_day
  FROM (
    SELECT period_start, (sum(count(*)) OVER (ORDER BY period_start) - count(*)) / ${portion} AS span
    FROM mart.market_current
    GROUP BY period_start
  )
  GROUP BY span
)
SELECT
  'period_start >= DATE ''' || CAST(first_day AS varchar) || ''''
    || coalesce(' AND period_start < DATE ''' || CAST(lead(first_day) OVER (ORDER BY first_day) AS varchar) || '''', '') AS slice
FROM begins
