-- Customer stockouts 客户断货, customer_stockout_rate: sample outlets with a stockout day / sample outlets with an order in the three cycles before, by region, SKU and order cycle, as last stated.
SELECT
  metric_id,
  metric_version,
  name,
  name_zh,
  region,
  region_level,
  sku,
  period_start,
  period_days,
  zone,
  status,
  numerator AS stockout_outlets,
  denominator AS ordering_outlets,
  n,
  rate,
  low,
  high,
  excluded AS stockout_outlets_without_order,
  provisional,
  revision,
  recorded_at,
  result_id
FROM mart.availability_current
WHERE metric_id = 'customer_stockout_rate'
