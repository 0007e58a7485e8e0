-- How prices moved around the effective date of each guide: findings by week from four weeks before it to twelve after, of the observations judged by it or, before it, by the guide of the same scope that it replaced. Week 0 begins at the effective instant.
WITH
guides AS (
  SELECT
    rule_id,
    version,
    valid_from,
    grace_days,
    lag(rule_id) OVER succession AS old_rule_id,
    lag(version) OVER succession AS old_version
  FROM mart.price_law_history
  WHERE kind = 'guide' AND known_to IS NULL AND NOT withdraws
  WINDOW succession AS (
    PARTITION BY sku, brand, price_class, region, channel
    ORDER BY valid_from, rule_id
  )
),
sides AS (
  SELECT rule_id, version, valid_from, grace_days, rule_id AS seen_rule_id, version AS seen_version
  FROM guides
  WHERE old_rule_id IS NOT NULL
  UNION ALL
  SELECT rule_id, version, valid_from, grace_days, old_rule_id, old_version
  FROM guides
  WHERE old_rule_id IS NOT NULL
),
found AS (
  SELECT
    sides.rule_id,
    sides.version,
    sides.valid_from,
    sides.grace_days,
    sku,
    CAST(floor(to_milliseconds(observed_at - valid_from) / DOUBLE '604800000') AS integer) AS week,
    verdict,
    in_grace,
    price / guide AS ratio
  FROM sides
  JOIN mart.price_verdicts_current
    ON guide_rule_id = seen_rule_id AND guide_rule_version = seen_version
  WHERE
    observed_at >= valid_from - INTERVAL '28' DAY AND observed_at < valid_from + INTERVAL '84' DAY
    AND guide > 0 AND price IS NOT NULL
)
SELECT
  rule_id,
  version AS rule_version,
  valid_from,
  grace_days,
  week,
  count(*) AS observations,
  count_if(verdict IN ('compliant', 'over', 'under')) AS n,
  count_if(verdict = 'over') AS overcharges,
  count_if(verdict = 'under') AS undercharges,
  count_if(in_grace) AS in_grace,
  CAST(avg(ratio * 100) AS double) AS mean_price_to_guide,
  CASE WHEN count_if(verdict IN ('compliant', 'over', 'under')) > 0
    THEN CAST(count_if(verdict = 'compliant') AS double) / count_if(verdict IN ('compliant', 'over', 'under')) END AS rate,
  CASE WHEN count_if(verdict IN ('compliant', 'over', 'under')) > 0
    THEN wilson_interval_lower(count_if(verdict = 'compliant'), count_if(verdict IN ('compliant', 'over', 'under')), DOUBLE '1.959963984540054') END AS low,
  CASE WHEN count_if(verdict IN ('compliant', 'over', 'under')) > 0
    THEN wilson_interval_upper(count_if(verdict = 'compliant'), count_if(verdict IN ('compliant', 'over', 'under')), DOUBLE '1.959963984540054') END AS high
FROM found
GROUP BY rule_id, version, valid_from, grace_days, week
