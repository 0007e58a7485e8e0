-- Prices outside the law as they were known at a time, the newest first, beside what is said of them now.
SELECT known.outlet_id, outlets.name AS outlet_name, known.region, known.sku, products.name AS sku_name, known.observed_at, known.source, known.verdict,
  CAST(known.price AS double) AS price, known.basis, CAST(known.legal_min AS double) AS legal_min, CAST(known.legal_max AS double) AS legal_max,
  CAST(known.deviation_percent AS double) AS deviation_percent, known.rule_id, known.rule_version, known.known_from, now.verdict AS verdict_now, now.reason AS reason_now
FROM vedette.mart.price_verdict_revisions known
LEFT JOIN vedette.mart.price_verdicts_current now ON now.verdict_id = known.verdict_id AND now.observed_at = known.observed_at
LEFT JOIN vedette.raw.outlets_current outlets ON outlets.outlet_id = known.outlet_id
LEFT JOIN vedette.raw.products_current products ON products.sku = known.sku
WHERE {{within known.region}} AND known.verdict IN ('over', 'under')
  AND known.known_from <= {{known}} AND (known.known_to IS NULL OR known.known_to > {{known}})
ORDER BY known.observed_at DESC, known.outlet_id, known.sku
LIMIT 200
