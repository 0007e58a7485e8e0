-- Question 11: findings by source of the observation (visit, POS, complaint, inspection), region of every level and month. rate is the share of illegal prices among those judged, with its 95 % Wilson interval.
SELECT
  array_join(slice(path, 1, depth), '/') AS region,
  depth AS region_level,
  month,
  source,
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
    source,
    count(*) AS observations,
    count_if(verdict = 'over') AS overcharges,
    count_if(verdict = 'under') AS undercharges,
    count_if(verdict IN ('compliant', 'over', 'under')) AS judged
  FROM mart.price_verdicts_current
  GROUP BY region, 2, 3
)
CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
GROUP BY 1, 2, 3, 4
