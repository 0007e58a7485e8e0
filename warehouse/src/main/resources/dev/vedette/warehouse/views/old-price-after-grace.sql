-- Question 8: observations that still show exactly the old guide price after the grace period of the guide that replaced it, and are illegal now. The old guide is the one of the same scope that came into force last before the new one.
WITH
guides AS (
  SELECT
    rule_id,
    version,
    amount,
    basis,
    valid_from,
    valid_from + coalesce(grace_days, 0) * INTERVAL '1' DAY AS grace_ends,
    citation,
    lag(rule_id) OVER succession AS old_rule_id,
    lag(version) OVER succession AS old_version,
    lag(amount) OVER succession AS old_amount,
    lag(basis) OVER succession AS old_basis
  FROM mart.price_law_history
  WHERE kind = 'guide' AND known_to IS NULL AND NOT withdraws
  WINDOW succession AS (
    PARTITION BY sku, brand, price_class, region, channel
    ORDER BY valid_from, rule_id
  )
),
ratios AS (
  SELECT
    sku,
    max_by(units_per_pack, ROW(changed_at, recorded_at, event_id)) AS units_per_pack,
    max_by(packs_per_carton, ROW(changed_at, recorded_at, event_id)) AS packs_per_carton
  FROM raw.products_current
  GROUP BY sku
),
units AS (
  SELECT sku, basis, units
  FROM ratios
  CROSS JOIN UNNEST(
    ARRAY['pack', 'carton', 'thousand_units'],
    ARRAY[units_per_pack, units_per_pack * packs_per_carton, 1000]
  ) AS bases (basis, units)
)
SELECT
  violation.region,
  violation.rep_id,
  violation.outlet_id,
  violation.sku,
  violation.observed_at,
  violation.verdict,
  violation.basis,
  violation.price,
  violation.guide,
  violation.legal_min,
  violation.legal_max,
  violation.source,
  guides.rule_id AS guide_rule_id,
  guides.version AS guide_rule_version,
  guides.citation,
  guides.valid_from,
  guides.grace_ends,
  date_diff('day', guides.grace_ends, violation.observed_at) AS days_late,
  guides.old_rule_id,
  guides.old_version,
  guides.old_amount,
  guides.old_basis,
  violation.verdict_id
FROM mart.price_verdicts_current violation
JOIN guides ON guides.rule_id = violation.guide_rule_id AND guides.version = violation.guide_rule_version
JOIN units seen ON seen.sku = violation.sku AND seen.basis = violation.basis
JOIN units old ON old.sku = violation.sku AND old.basis = guides.old_basis
WHERE
  violation.verdict IN ('over', 'under')
  AND violation.observed_at >= guides.grace_ends
  -- Exact whatever the ratios: the millionths of the price as they would be of the old amount.
  AND violation.price * old.units = round(CAST(guides.old_amount * seen.units AS decimal(38, 6)) / CAST(old.units AS decimal(19, 0)), 6) * old.units
