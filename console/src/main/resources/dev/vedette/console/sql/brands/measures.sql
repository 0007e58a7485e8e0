-- The newest settled order cycle's measures, and those of four cycles before.
WITH
cycles AS (
  SELECT period_start, row_number() OVER (ORDER BY period_start DESC) AS age
  FROM vedette.mart.market_current
  WHERE item_kind = 'category' AND group_kind = 'total' AND period_days > 1
  GROUP BY period_start
  HAVING NOT bool_or(provisional)
)
SELECT item AS brand, metric_id, cycles.age = 1 AS newest, cycles.period_start,
  IF(sum(denominator) > 0, CAST(sum(numerator) AS double) / CAST(sum(denominator) AS double)) AS value
FROM vedette.mart.market_measures measures
JOIN cycles ON cycles.period_start = measures.period_start AND age IN (1, 5)
WHERE metric_id IN ('share_volume', 'numeric_distribution', 'weighted_distribution', 'velocity', 'unit_fill')
  AND item_kind = 'brand' AND group_kind = 'total' AND period_days > 1 AND {{areas region region_level}}
GROUP BY item, metric_id, cycles.age, cycles.period_start
ORDER BY brand, metric_id, newest
