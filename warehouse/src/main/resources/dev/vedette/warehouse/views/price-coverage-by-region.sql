-- Question 5: price_coverage 价格监测覆盖率: outlets with an observed price in the month / outlets, by region of every level.
SELECT
  'price_coverage' AS metric_id,
  1 AS metric_version,
  array_join(slice(path, 1, depth), '/') AS region,
  depth AS region_level,
  month,
  sum(observed) AS numerator,
  sum(outlets) AS denominator,
  sum(outlets) AS n,
  CAST(sum(observed) AS double) / sum(outlets) AS rate,
  wilson_interval_lower(sum(observed), sum(outlets), DOUBLE '1.959963984540054') AS low,
  wilson_interval_upper(sum(observed), sum(outlets), DOUBLE '1.959963984540054') AS high
FROM (
  SELECT split(region, '/') AS path, month, count(*) AS outlets, count_if(status = 'observed') AS observed
  FROM mart.price_coverage
  GROUP BY region, month
)
CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
GROUP BY 3, 4, 5
