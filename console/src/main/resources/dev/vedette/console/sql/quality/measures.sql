-- Precision, recall and what was acted on, by week, with 95 % intervals.
SELECT metric_id, period_start, numerator, denominator, not_judged,
  IF(denominator > 0, CAST(numerator AS double) / denominator) AS rate,
  IF(denominator > 0, wilson_interval_lower(numerator, denominator, DOUBLE '1.959963984540054')) AS low,
  IF(denominator > 0, wilson_interval_upper(numerator, denominator, DOUBLE '1.959963984540054')) AS high
FROM (
  SELECT metric_id, period_start, sum(numerator) AS numerator, sum(denominator) AS denominator, sum(not_judged) AS not_judged
  FROM vedette.mart.alert_quality
  WHERE grain = 'week' AND {{quality scope place}}
  GROUP BY metric_id, period_start
)
ORDER BY metric_id, period_start DESC
LIMIT 78
