-- What somebody is to be told of, by SKU: alerts, outlets, expected loss until the next deliveries.
SELECT alerts.sku, max(products.name) AS sku_name, count(*) AS alerts, count(DISTINCT outlet_id) AS outlets, count_if(state = 'out') AS out_of_stock,
  CAST(sum(lost_value) AS double) AS money, min(order_by) AS order_by
FROM vedette.mart.open_stockout_alerts alerts
LEFT JOIN vedette.raw.products_current products ON products.sku = alerts.sku
WHERE {{within region}}
GROUP BY alerts.sku
ORDER BY 6 DESC NULLS LAST, 1
LIMIT 20
