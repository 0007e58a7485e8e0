-- Readings and deliveries of a SKU in the last eight weeks before the newest of them.
WITH
facts AS (
  SELECT 'reading' AS kind, read_at AS at, on_hand AS units, source FROM vedette.raw.inventory_readings_current WHERE outlet_id = {{given outlet}} AND sku = {{given sku}} AND {{own outlet_id}}
  UNION ALL
  SELECT 'delivery', delivered_at, qty, NULL FROM vedette.raw.deliveries_current WHERE outlet_id = {{given outlet}} AND sku = {{given sku}} AND {{own outlet_id}}
)
SELECT kind, at, units, source
FROM facts
WHERE at > (SELECT max(at) FROM facts) - INTERVAL '56' DAY
ORDER BY at, kind
