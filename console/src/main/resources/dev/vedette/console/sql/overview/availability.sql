-- Both stockout rates of the last order cycles, all SKUs together.
SELECT metric_id, period_start, numerator, denominator, provisional,
  IF(denominator > 0, CAST(numerator AS double) / denominator) AS rate,
  IF(denominator > 0, wilson_interval_lower(numerator, denominator, DOUBLE '1.959963984540054')) AS low,
  IF(denominator > 0, wilson_interval_upper(numerator, denominator, DOUBLE '1.959963984540054')) AS high
FROM (
  SELECT metric_id, period_start, sum(numerator) AS numerator, sum(denominator) AS denominator, bool_or(provisional) AS provisional
  FROM vedette.mart.availability_current
  WHERE {{areas region region_level}}
  GROUP BY metric_id, period_start
)
WHERE period_start > (SELECT max(period_start) FROM vedette.mart.availability_current) - INTERVAL '182' DAY
ORDER BY metric_id, period_start
