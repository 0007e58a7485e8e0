-- Question 7: inspection_accuracy 价格准确率 per outlet and month, quarter and year: correctly priced / sampled at inspections, with its 95 % Wilson interval. result: not_observed, no_finding (n below 50), pass (at least 98 %, both directions counted) or fail. enforcement: more than 2 % overcharged, and n at least 50.
WITH
counts AS (
  SELECT
    outlet_id,
    date_trunc('month', CAST(observed_at AT TIME ZONE '${zone}' AS date)) AS month,
    count_if(verdict IN ('compliant', 'over', 'under')) AS n,
    count_if(verdict = 'over') AS overcharges,
    count_if(verdict = 'under') AS undercharges,
    count_if(verdict IN ('unknown_price', 'out_of_scope')) AS not_judged
  FROM mart.price_verdicts_current
  WHERE source = 'inspection'
  GROUP BY 1, 2
),
periods AS (
  SELECT
    coverage.outlet_id,
    grain,
    date_trunc(grain, coverage.month) AS period_start,
    max_by(coverage.region, coverage.month) AS region,
    max_by(coverage.rep_id, coverage.month) AS rep_id,
    coalesce(sum(n), 0) AS n,
    coalesce(sum(overcharges), 0) AS overcharges,
    coalesce(sum(undercharges), 0) AS undercharges,
    coalesce(sum(not_judged), 0) AS not_judged
  FROM mart.price_coverage coverage
  LEFT JOIN counts ON counts.outlet_id = coverage.outlet_id AND counts.month = coverage.month
  CROSS JOIN UNNEST(ARRAY['month', 'quarter', 'year']) AS grains (grain)
  GROUP BY 1, 2, 3
)
SELECT
  'inspection_accuracy' AS metric_id,
  1 AS metric_version,
  outlet_id,
  region,
  rep_id,
  grain,
  period_start,
  n,
  overcharges,
  undercharges,
  not_judged,
  n - overcharges - undercharges AS numerator,
  n AS denominator,
  CASE WHEN n > 0 THEN CAST(n - overcharges - undercharges AS double) / n END AS rate,
  CASE WHEN n > 0 THEN wilson_interval_lower(n - overcharges - undercharges, n, DOUBLE '1.959963984540054') END AS low,
  CASE WHEN n > 0 THEN wilson_interval_upper(n - overcharges - undercharges, n, DOUBLE '1.959963984540054') END AS high,
  CASE
    WHEN n + not_judged = 0 THEN 'not_observed'
    WHEN n < 50 THEN 'no_finding'
    WHEN 100 * (overcharges + undercharges) <= 2 * n THEN 'pass'
    ELSE 'fail'
  END AS result,
  n >= 50 AND 100 * overcharges > 2 * n AS enforcement
FROM periods
