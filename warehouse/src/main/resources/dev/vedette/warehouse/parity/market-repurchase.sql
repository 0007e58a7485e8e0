-- What mart.repurchase says, once: the comparison looks at it from several sides.
SELECT region, region_level, item_kind, item, period_start, numerator, denominator
FROM mart.repurchase
