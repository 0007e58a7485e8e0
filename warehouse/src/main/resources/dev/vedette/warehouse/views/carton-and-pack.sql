-- carton_pack_parity 条包比价: of an outlet, SKU and day with a price of a carton and one of a pack, the last of each: |carton price / packs per carton - pack price| / pack price. Days begin in the zone ${zone}.
SELECT
  'carton_pack_parity' AS metric_id,
  1 AS metric_version,
  prices.region,
  prices.outlet_id,
  prices.sku,
  prices.day,
  prices.carton_price,
  prices.pack_price,
  ratio.packs_per_carton,
  abs(CAST(prices.carton_price AS double) / ratio.packs_per_carton - CAST(prices.pack_price AS double)) / CAST(prices.pack_price AS double) AS value
FROM (
  SELECT
    outlet_id,
    sku,
    CAST(observed_at AT TIME ZONE '${zone}' AS date) AS day,
    max_by(region, observed_at) AS region,
    max(observed_at) AS observed_at,
    max_by(price, ROW(observed_at, verdict_id)) FILTER (WHERE basis = 'carton') AS carton_price,
    max_by(price, ROW(observed_at, verdict_id)) FILTER (WHERE basis = 'pack') AS pack_price
  FROM mart.price_verdicts_current
  WHERE price IS NOT NULL AND basis IN ('carton', 'pack')
  GROUP BY 1, 2, 3
) prices
JOIN (
  SELECT
    sku,
    packs_per_carton,
    changed_at,
    lead(changed_at) OVER (PARTITION BY sku ORDER BY changed_at, recorded_at, event_id) AS changed_again_at
  FROM raw.products_current
) ratio
  ON ratio.sku = prices.sku AND ratio.changed_at <= prices.observed_at
  AND (ratio.changed_again_at IS NULL OR ratio.changed_again_at > prices.observed_at)
WHERE carton_price IS NOT NULL AND pack_price > 0
