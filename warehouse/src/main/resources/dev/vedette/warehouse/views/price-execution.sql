-- Question 1, counted: observed prices by region of every level, month and SKU: judged, over, under, without a finding, and the share of illegal ones with its 95 % Wilson interval. Months begin in the zone ${zone}.
SELECT
  array_join(slice(path, 1, depth), '/') AS region,
  depth AS region_level,
  month,
  sku,
  sum(observations) AS observations,
  sum(overcharges) AS overcharges,
  sum(undercharges) AS undercharges,
  sum(judged) AS n,
  sum(observations) - sum(judged) AS not_judged,
  CASE WHEN sum(judged) > 0 THEN CAST(sum(overcharges + undercharges) AS double) / sum(judged) END AS rate,
  CASE WHEN sum(judged) > 0 THEN wilson_interval_lower(sum(overcharges + undercharges), sum(judged), DOUBLE '1.959963984540054') END AS low,
  CASE WHEN sum(judged) > 0 THEN wilson_interval_upper(sum(overcharges + undercharges), sum(judged), DOUBLE '1.959963984540054') END AS high
FROM (
  SELECT
    split(coalesce(region, 'unknown'), '/') AS path,
    date_trunc('month', CAST(observed_at AT TIME ZONE '${zone}' AS date)) AS month,
    sku,
    count(*) AS observations,
    count_if(verdict = 'over') AS overcharges,
    count_if(verdict = 'under') AS undercharges,
    count_if(verdict IN ('compliant', 'over', 'under')) AS judged
  FROM mart.price_verdicts_current
  GROUP BY region, 2, 3
)
CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
GROUP BY 1, 2, 3, 4
