-- Question 6: how each case stands: open while a violation stands, closed once another judgement has taken the last one back, withdrawn where there never was one. A case is one outlet, SKU and rule; opened_at is when its first violation was observed. The notices that it gave cause to, and what came of them, are in mart.price_cases.
SELECT
  case_id,
  outlet_id,
  sku,
  rule_id,
  max_by(state, revision) AS state,
  max_by(opened_at, revision) AS opened_at,
  max_by(recorded_at, revision) AS recorded_at,
  max_by(verdict, revision) AS verdict,
  max_by(verdict_id, revision) AS verdict_id,
  max_by(verdict_revision, revision) AS verdict_revision,
  max_by(region, revision) AS region,
  max_by(rep_id, revision) AS rep_id,
  max(revision) AS revision,
  min(recorded_at) FILTER (WHERE revision = 1) AS first_recorded_at
FROM raw.price_cases
GROUP BY case_id, outlet_id, sku, rule_id
