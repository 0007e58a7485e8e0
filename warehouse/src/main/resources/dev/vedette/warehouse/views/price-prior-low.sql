-- Question 9: each price as last judged beside the lowest price of the same SKU in the same basis at the same outlet in the 30 days before it; empty where none was observed. It is a reduction only if it lies below that.
SELECT
  verdict_id,
  region,
  outlet_id,
  sku,
  basis,
  observed_at,
  price,
  lowest_prior_price,
  prior_observations,
  price < lowest_prior_price AS is_reduction,
  verdict
FROM (
  SELECT
    *,
    min(price) OVER before AS lowest_prior_price,
    count(price) OVER before AS prior_observations
  FROM mart.price_verdicts_current
  WHERE price IS NOT NULL
  WINDOW before AS (
    PARTITION BY outlet_id, sku, basis
    ORDER BY observed_at
    RANGE BETWEEN INTERVAL '30' DAY PRECEDING AND INTERVAL '0.001' SECOND PRECEDING
  )
)
