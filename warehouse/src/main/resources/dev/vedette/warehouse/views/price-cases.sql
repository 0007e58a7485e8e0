-- Question 6: every notice that a violation gave cause to, and what became of it. A case is one outlet, SKU and rule; its first violation, and the first after a clearance, is a notice. Re-inspection is due 30 days later. The first inspection after the notice that finds the price legal clears it; one that finds it illegal before that refers it to the authority; one without a finding leaves it re-inspected. What is due is told by the newest observation, not by the clock. notices_in_window counts the outlet's notices in the five years up to this one.
WITH
newest AS (
  SELECT max(observed_at) AS at FROM mart.price_verdicts
),
-- Inspections are many, so of each only its time is kept, and nothing is sorted or joined over all of them.
shelves AS (
  SELECT
    outlet_id,
    sku,
    array_agg(observed_at) FILTER (WHERE source = 'inspection' AND verdict = 'compliant') AS cleared_at,
    array_agg(observed_at) FILTER (WHERE source = 'inspection' AND verdict <> 'compliant') AS not_cleared_at,
    array_agg(CAST(ROW(observed_at, verdict, source, rule_id, case_id, region, rep_id) AS ROW(
      observed_at timestamp(6) with time zone, verdict varchar, source varchar, rule_id varchar, case_id varchar, region varchar, rep_id varchar)))
      FILTER (WHERE verdict IN ('over', 'under')) AS violations
  FROM mart.price_verdicts_current
  WHERE verdict IN ('over', 'under') OR source = 'inspection'
  GROUP BY outlet_id, sku
),
violations AS (
  SELECT
    outlet_id,
    sku,
    violation.*,
    array_min(filter(cleared_at, at -> at >= observed_at)) AS clearing_inspection_at,
    array_min(filter(coalesce(cleared_at, ARRAY[]) || coalesce(not_cleared_at, ARRAY[]), at -> at > observed_at)) AS next_inspection_at
  FROM shelves
  CROSS JOIN UNNEST(violations) AS violation (observed_at, verdict, source, rule_id, case_id, region, rep_id)
),
-- Violations that the same inspection clears are one notice.
notices AS (
  SELECT
    case_id,
    outlet_id,
    sku,
    rule_id,
    clearing_inspection_at,
    min_by(region, observed_at) AS region,
    min_by(rep_id, observed_at) AS rep_id,
    min_by(verdict, observed_at) AS verdict,
    min(observed_at) AS notice_at,
    max(observed_at) AS last_violation_at,
    count(*) AS violations,
    min_by(next_inspection_at, observed_at) AS next_inspection_at,
    array_agg(observed_at) FILTER (WHERE source = 'inspection') AS found_again_at
  FROM violations
  GROUP BY case_id, outlet_id, sku, rule_id, clearing_inspection_at
),
followed AS (
  SELECT
    *,
    IF(clearing_inspection_at IS NULL OR next_inspection_at <= clearing_inspection_at, next_inspection_at) AS re_inspected_at,
    array_min(filter(found_again_at, at -> at > notice_at)) AS referred_at
  FROM notices
)
SELECT
  case_id,
  outlet_id,
  sku,
  rule_id,
  region,
  rep_id,
  verdict,
  notice_at,
  notice_at + INTERVAL '30' DAY AS due_at,
  re_inspected_at,
  referred_at,
  IF(referred_at IS NULL, clearing_inspection_at) AS cleared_at,
  violations,
  last_violation_at,
  CASE
    WHEN referred_at IS NOT NULL THEN 'referred'
    WHEN clearing_inspection_at IS NOT NULL THEN 'cleared'
    WHEN re_inspected_at IS NOT NULL THEN 're_inspected'
    WHEN notice_at + INTERVAL '30' DAY <= (SELECT at FROM newest) THEN 're_inspection_due'
    ELSE 'notice'
  END AS stage,
  count(*) OVER (
    PARTITION BY outlet_id
    ORDER BY notice_at
    RANGE BETWEEN INTERVAL '1826' DAY PRECEDING AND CURRENT ROW
  ) AS notices_in_window
FROM followed
