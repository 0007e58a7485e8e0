-- The state of every brand at the end of the newest order cycle, and where the volume went.
SELECT region, item AS brand, period_start, provisional, state, confirmed, change_since, change_size, change_low, change_high, found_evenly,
  CAST(volume_before AS double) AS volume_before, CAST(volume AS double) AS volume, CAST(by_distribution AS double) AS by_distribution, CAST(by_velocity AS double) AS by_velocity, CAST(by_supply AS double) AS by_supply, cause, split_cycles
FROM vedette.mart.brand_trends_current
WHERE item_kind = 'brand' AND {{areas region region_level}}
  AND period_start = (SELECT max(period_start) FROM vedette.mart.brand_trends_current WHERE item_kind = 'brand')
ORDER BY region, brand
