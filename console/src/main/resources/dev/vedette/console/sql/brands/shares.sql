-- Shares of volume of the last order cycles, all highest regions together.
SELECT item AS brand, period_start, CAST(sum(numerator) AS double) AS units, IF(sum(denominator) > 0, CAST(sum(numerator) AS double) / CAST(sum(denominator) AS double)) AS share, bool_or(provisional) AS provisional
FROM vedette.mart.market_measures
WHERE metric_id = 'share_volume' AND item_kind = 'brand' AND group_kind = 'total' AND period_days > 1 AND {{areas region region_level}}
  AND period_start > (SELECT max(period_start) FROM vedette.mart.market_current WHERE period_days > 1) - INTERVAL '182' DAY
GROUP BY item, period_start
ORDER BY brand, period_start
