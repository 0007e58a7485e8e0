-- What mart.sales_measures says of all order cycles, once: the comparison looks at it from several sides.
SELECT metric_id, scope, scope_id, price_class, period_start, numerator, denominator
FROM mart.sales_measures
WHERE zone = '${zone}' AND period_days = ${days}
