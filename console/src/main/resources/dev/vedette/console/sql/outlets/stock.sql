-- The last reading of every SKU, and what the newest estimate says.
WITH
readings AS (
  SELECT sku, max(read_at) AS read_at, max_by(on_hand, read_at) AS on_hand, max_by(source, read_at) AS source
  FROM vedette.raw.inventory_readings_current
  WHERE outlet_id = {{given outlet}} AND {{own outlet_id}}
  GROUP BY sku
),
scores AS (
  SELECT sku, max(as_of) AS as_of, max_by(state, as_of) AS state, max_by(probability, as_of) AS probability, max_by(estimated_stock, as_of) AS estimated_stock,
    max_by(stock_sd, as_of) AS stock_sd, max_by(expected_runout_at, as_of) AS expected_runout_at, max_by(next_delivery_at, as_of) AS next_delivery_at
  FROM vedette.mart.stockout_scores
  WHERE outlet_id = {{given outlet}} AND {{own outlet_id}}
  GROUP BY sku
)
SELECT coalesce(readings.sku, scores.sku) AS sku, products.name AS sku_name, products.units_per_pack, read_at, on_hand, source, as_of, state, probability,
  CAST(estimated_stock AS double) AS estimated_stock, stock_sd, expected_runout_at, next_delivery_at
FROM readings
FULL JOIN scores ON scores.sku = readings.sku
LEFT JOIN vedette.raw.products_current products ON products.sku = coalesce(readings.sku, scores.sku)
ORDER BY probability DESC NULLS LAST, 1
