-- The newest alerts as they were last stated.
SELECT alert_id, alerts.sku, products.name AS sku_name, at, transition, severity, state, probability, cause, CAST(lost_value AS double) AS money, held_back
FROM vedette.mart.stockout_alerts_current alerts
LEFT JOIN vedette.raw.products_current products ON products.sku = alerts.sku
WHERE outlet_id = {{given outlet}} AND {{own outlet_id}}
ORDER BY at DESC, alerts.sku
LIMIT 50
