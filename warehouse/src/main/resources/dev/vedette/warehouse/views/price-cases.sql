-- Question 6: every notice that a violation gave cause to, and what became of it. A case is one outlet, SKU and rule; its first violation, and the first after a clearance, is a notice. Re-inspection is due 30 days later. The first inspection after the notice that finds the price legal clears it; one that finds it illegal before that refers it to the authority; one without a finding leaves it re-inspected. What is due is told by the newest observation, not by the clock. notices_in_window counts the outlet's notices in the five years up to this one.
WITH
newest AS (
  SELECT max(observed_at) AS at FROM mart.price_verdicts
),
violations AS (
  SELECT case_id, outlet_id, sku, rule_id, region, rep_id, observed_at, verdict, deviation_percent, verdict_id
  FROM mart.price_violations
),
inspections AS (
  SELECT outlet_id, sku, observed_at, verdict
  FROM mart.price_verdicts_current
  WHERE source = 'inspection' AND (outlet_id, sku) IN (SELECT outlet_id, sku FROM violations)
),
steps AS (
  SELECT case_id, outlet_id, sku, observed_at, verdict_id, false AS clears
  FROM violations
  UNION ALL
  SELECT cases.case_id, cases.outlet_id, cases.sku, inspections.observed_at, NULL, true
  FROM (SELECT DISTINCT case_id, outlet_id, sku FROM violations) cases
  JOIN inspections ON inspections.outlet_id = cases.outlet_id AND inspections.sku = cases.sku
  WHERE inspections.verdict = 'compliant'
),
rounds AS (
  SELECT
    *,
    count_if(clears) OVER (PARTITION BY case_id ORDER BY observed_at, clears, verdict_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      - IF(clears, 1, 0) AS round
  FROM steps
),
notices AS (
  SELECT
    case_id,
    outlet_id,
    sku,
    min(CASE WHEN NOT clears THEN observed_at END) AS notice_at,
    min_by(verdict_id, observed_at) FILTER (WHERE NOT clears) AS notice_verdict_id,
    count_if(NOT clears) AS violations,
    max(CASE WHEN NOT clears THEN observed_at END) AS last_violation_at,
    max(CASE WHEN clears THEN observed_at END) AS clearing_inspection_at
  FROM rounds
  GROUP BY case_id, outlet_id, sku, round
  HAVING count_if(NOT clears) > 0
),
followed AS (
  SELECT
    notices.*,
    (SELECT min(inspections.observed_at) FROM inspections
     WHERE inspections.outlet_id = notices.outlet_id AND inspections.sku = notices.sku AND inspections.observed_at > notice_at) AS re_inspected_at,
    (SELECT min(found.observed_at) FROM violations found
     JOIN inspections ON inspections.outlet_id = found.outlet_id AND inspections.sku = found.sku AND inspections.observed_at = found.observed_at
     WHERE found.case_id = notices.case_id AND found.observed_at > notice_at AND found.observed_at <= last_violation_at) AS referred_at
  FROM notices
)
SELECT
  followed.case_id,
  followed.outlet_id,
  followed.sku,
  violations.rule_id,
  violations.region,
  violations.rep_id,
  violations.verdict,
  followed.notice_at,
  followed.notice_at + INTERVAL '30' DAY AS due_at,
  followed.re_inspected_at,
  followed.referred_at,
  CASE WHEN referred_at IS NULL THEN clearing_inspection_at END AS cleared_at,
  followed.violations,
  followed.last_violation_at,
  CASE
    WHEN referred_at IS NOT NULL THEN 'referred'
    WHEN clearing_inspection_at IS NOT NULL THEN 'cleared'
    WHEN re_inspected_at IS NOT NULL THEN 're_inspected'
    WHEN followed.notice_at + INTERVAL '30' DAY <= (SELECT at FROM newest) THEN 're_inspection_due'
    ELSE 'notice'
  END AS stage,
  count(*) OVER (
    PARTITION BY followed.outlet_id
    ORDER BY followed.notice_at
    RANGE BETWEEN INTERVAL '1826' DAY PRECEDING AND CURRENT ROW
  ) AS notices_in_window
FROM followed
JOIN violations ON violations.verdict_id = followed.notice_verdict_id
