-- Question 6: every notice that a violation gave cause to, and what became of it. A case is one outlet, SKU and rule; its first violation, and the first after a clearance, is a notice. Re-inspection is due 30 days later. The first inspection after the notice that finds the price legal clears it; one that finds it illegal before that refers it to the authority; one without a finding leaves it re-inspected. What is due is told by the newest observation, not by the clock. notices_in_window counts the outlet's notices in the five years up to this one.
WITH
newest AS (
  SELECT max(observed_at) AS at FROM mart.price_verdicts
),
-- What is only needed of violations is left empty elsewhere: inspections are many.
steps AS (
  SELECT
    outlet_id,
    sku,
    observed_at,
    source = 'inspection' AS inspected,
    source = 'inspection' AND verdict = 'compliant' AS clears,
    IF(verdict IN ('over', 'under'), verdict) AS violation,
    IF(verdict IN ('over', 'under'), rule_id) AS rule_id,
    IF(verdict IN ('over', 'under'), case_id) AS case_id,
    IF(verdict IN ('over', 'under'), region) AS region,
    IF(verdict IN ('over', 'under'), rep_id) AS rep_id
  FROM mart.price_verdicts_current
  WHERE verdict IN ('over', 'under') OR source = 'inspection'
),
rounds AS (
  SELECT
    *,
    count_if(clears) OVER (PARTITION BY outlet_id, sku ORDER BY observed_at, clears ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      - IF(clears, 1, 0) AS round
  FROM steps
),
inspections AS (
  SELECT
    *,
    max(IF(clears, observed_at)) OVER (PARTITION BY outlet_id, sku, round) AS clearing_inspection_at,
    array_agg(IF(inspected, observed_at)) OVER (PARTITION BY outlet_id, sku, round) AS inspected_at
  FROM rounds
),
notices AS (
  SELECT
    case_id,
    outlet_id,
    sku,
    rule_id,
    min_by(region, observed_at) AS region,
    min_by(rep_id, observed_at) AS rep_id,
    min_by(violation, observed_at) AS verdict,
    min(observed_at) AS notice_at,
    max(observed_at) AS last_violation_at,
    count(*) AS violations,
    any_value(clearing_inspection_at) AS clearing_inspection_at,
    any_value(inspected_at) AS inspected_at,
    array_agg(observed_at) FILTER (WHERE inspected) AS found_again_at
  FROM inspections
  WHERE violation IS NOT NULL
  GROUP BY case_id, outlet_id, sku, rule_id, round
),
followed AS (
  SELECT
    *,
    array_min(filter(inspected_at, at -> at > notice_at)) AS re_inspected_at,
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
