-- Question 3: every verdict that was changed: what was said before, what is said since, when the fact that changed it became known, and of which kind that fact was.
SELECT
  verdict_id,
  outlet_id,
  sku,
  region,
  observed_at,
  revision,
  known_from AS changed_at,
  reason,
  before.verdict AS verdict_before,
  verdict,
  before.price AS price_before,
  price,
  before.legal_min AS legal_min_before,
  legal_min,
  before.legal_max AS legal_max_before,
  legal_max,
  before.rule_id AS rule_id_before,
  rule_id,
  before.rule_version AS rule_version_before,
  rule_version,
  before.unknown_reason AS unknown_reason_before,
  unknown_reason,
  before.verdict <> verdict AS verdict_differs
FROM (
  SELECT
    *,
    lag(CAST(ROW(verdict, price, legal_min, legal_max, rule_id, rule_version, unknown_reason) AS ROW(
      verdict varchar, price decimal(18, 6), legal_min decimal(18, 6), legal_max decimal(18, 6),
      rule_id varchar, rule_version integer, unknown_reason varchar)))
      OVER (PARTITION BY verdict_id, outlet_id, sku, observed_at ORDER BY revision) AS before
  FROM mart.price_verdict_revisions
  WHERE revision > 1 OR known_to IS NOT NULL
)
WHERE before.verdict IS NOT NULL
