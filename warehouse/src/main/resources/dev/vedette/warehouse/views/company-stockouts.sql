-- Company stockouts 公司断货, company_stockout_rate: demand records with supplied quantity 0 / demand records, by region, SKU and order cycle, as last stated.
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
  numerator AS unsupplied_records,
  denominator AS demand_records,
  n,
  rate,
  low,
  high,
  excluded AS undecided_records,
  provisional,
  revision,
  recorded_at,
  result_id
FROM mart.availability_current
WHERE metric_id = 'company_stockout_rate'
