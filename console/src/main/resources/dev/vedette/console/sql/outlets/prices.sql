-- The newest prices that were seen, with what the law said.
SELECT verdicts.sku, products.name AS sku_name, observed_at, source, CAST(charged_price AS double) AS charged_price, CAST(label_price AS double) AS label_price, basis, verdict,
  CAST(legal_min AS double) AS legal_min, CAST(legal_max AS double) AS legal_max, CAST(guide AS double) AS guide, rule_id, rule_version
FROM vedette.mart.price_verdicts_current verdicts
LEFT JOIN vedette.raw.products_current products ON products.sku = verdicts.sku
WHERE outlet_id = {{given outlet}} AND {{own outlet_id}}
ORDER BY observed_at DESC, verdicts.sku
LIMIT 50
