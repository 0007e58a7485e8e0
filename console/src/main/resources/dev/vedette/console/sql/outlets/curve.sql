-- Readings, deliveries and estimates of a SKU in the last eight weeks before the newest of them; of the estimates the last one.
WITH
facts AS (
  SELECT 'reading' AS kind, read_at AS at, CAST(on_hand AS double) AS units, CAST(NULL AS double) AS sd, source
  FROM vedette.raw.inventory_readings_current
  WHERE outlet_id = {{given outlet}} AND sku = {{given sku}} AND {{own outlet_id}}
  UNION ALL
  SELECT 'delivery', delivered_at, CAST(qty AS double), NULL, NULL
  FROM vedette.raw.deliveries_current
  WHERE outlet_id = {{given outlet}} AND sku = {{given sku}} AND {{own outlet_id}}
  UNION ALL
  SELECT 'estimate', max(as_of), CAST(max_by(estimated_stock, as_of) AS double), max_by(stock_sd, as_of), NULL
  FROM vedette.mart.stockout_scores
  WHERE outlet_id = {{given outlet}} AND sku = {{given sku}} AND {{own outlet_id}}
)
SELECT kind, at, units, sd, source, (SELECT max(units_per_pack) FROM vedette.raw.products_current WHERE sku = {{given sku}}) AS units_per_pack
FROM facts
WHERE units IS NOT NULL AND at > (SELECT max(at) FROM facts) - INTERVAL '56' DAY
ORDER BY at, kind
