-- Rates of the last months with their 95 % intervals, all highest regions together.
SELECT metric_id, month, numerator, denominator,
  IF(denominator > 0, CAST(numerator AS double) / denominator) AS rate,
  IF(denominator > 0, wilson_interval_lower(numerator, denominator, DOUBLE '1.959963984540054')) AS low,
  IF(denominator > 0, wilson_interval_upper(numerator, denominator, DOUBLE '1.959963984540054')) AS high,
  excluded
FROM (
  SELECT metric_id, month, sum(numerator) AS numerator, sum(denominator) AS denominator, sum(excluded) AS excluded
  FROM vedette.mart.price_measures
  WHERE {{areas region region_level}}
  GROUP BY metric_id, month
  UNION ALL
  SELECT metric_id, month, sum(numerator), sum(denominator), 0
  FROM vedette.mart.price_coverage_by_region
  WHERE {{areas region region_level}}
  GROUP BY metric_id, month
)
ORDER BY metric_id, month DESC
LIMIT 96
