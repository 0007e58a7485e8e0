-- Notices and what became of them, what is most urgent first.
SELECT cases.outlet_id, outlets.name AS outlet_name, cases.region, cases.sku, products.name AS sku_name, cases.rule_id, verdict, stage,
  notice_at, due_at, re_inspected_at, cleared_at, referred_at, violations, notices_in_window
FROM vedette.mart.price_cases cases
LEFT JOIN vedette.raw.outlets_current outlets ON outlets.outlet_id = cases.outlet_id
LEFT JOIN vedette.raw.products_current products ON products.sku = cases.sku
WHERE {{within cases.region}}
ORDER BY CASE stage WHEN 'referred' THEN 1 WHEN 're_inspection_due' THEN 2 WHEN 'notice' THEN 3 WHEN 're_inspected' THEN 4 ELSE 5 END, notice_at DESC, cases.outlet_id, cases.sku, cases.rule_id
