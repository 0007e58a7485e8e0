-- price_execution_rate 零售价格执行率, inspection_accuracy 价格准确率 and marked_price_rate 明码实价率 by region of every level and month, with 95 % Wilson intervals; what cannot be judged is counted as excluded. Months begin in the zone ${zone}.
WITH
guides AS (
  SELECT
    rule_id,
    version,
    max_by(CAST(tolerance_low * 1000000 AS decimal(38, 0)), known_from) AS low_millionths,
    max_by(CAST(tolerance_high * 1000000 AS decimal(38, 0)), known_from) AS high_millionths,
    max_by(rounding, known_from) AS rounding,
    max_by(CAST(tick * 1000000 AS decimal(38, 0)), known_from) AS tick
  FROM mart.price_law_history
  WHERE kind = 'guide'
  GROUP BY rule_id, version
),
observed AS (
  SELECT
    coalesce(current.region, 'unknown') AS region,
    date_trunc('month', CAST(observed_at AT TIME ZONE '${zone}' AS date)) AS month,
    source,
    verdict,
    label_price,
    charged_price,
    current.guide IS NOT NULL AND price IS NOT NULL AS has_guide,
    CAST(price * 1000000 AS decimal(38, 0)) AS price,
    rounding,
    -- In millionths of a millionth, so that nothing is rounded but to the tick.
    CAST(current.guide * 1000000 AS decimal(38, 0)) * (1000000 - low_millionths) AS lower,
    CAST(current.guide * 1000000 AS decimal(38, 0)) * (1000000 + high_millionths) AS upper,
    1000000 * tick AS step
  FROM mart.price_verdicts_current current
  LEFT JOIN guides ON guides.rule_id = guide_rule_id AND guides.version = guide_rule_version
),
judged AS (
  SELECT
    region,
    month,
    source,
    verdict,
    has_guide,
    price * 1000000 >= coalesce(CASE rounding
      WHEN 'up' THEN lower + (step - lower % step) % step
      WHEN 'down' THEN lower - lower % step
      WHEN 'nearest' THEN CAST(lower / step AS decimal(38, 0)) * step
      ELSE lower
    END, 0)
    AND price * 1000000 <= coalesce(CASE rounding
      WHEN 'up' THEN upper + (step - upper % step) % step
      WHEN 'down' THEN upper - upper % step
      WHEN 'nearest' THEN CAST(upper / step AS decimal(38, 0)) * step
      ELSE upper
    END, price * 1000000) AS executed,
    label_price IS NOT NULL AND charged_price IS NOT NULL AS has_both,
    label_price = charged_price AS agree
  FROM observed
),
counts AS (
  SELECT
    split(region, '/') AS path,
    month,
    metric_id,
    name,
    name_zh,
    sum(numerator) AS numerator,
    sum(denominator) AS denominator,
    sum(excluded) AS excluded
  FROM (
    SELECT
      region,
      month,
      count_if(has_guide AND executed) AS executed,
      count_if(has_guide) AS with_guide,
      count_if(source = 'inspection' AND verdict = 'compliant') AS correct,
      count_if(source = 'inspection' AND verdict IN ('compliant', 'over', 'under')) AS inspected,
      count_if(source = 'inspection') AS inspections,
      count_if(has_both AND agree) AS agreeing,
      count_if(has_both) AS with_both,
      count(*) AS observations
    FROM judged
    GROUP BY region, month
  )
  CROSS JOIN UNNEST(
    ARRAY['price_execution_rate', 'inspection_accuracy', 'marked_price_rate'],
    ARRAY['Price execution', 'Price accuracy at inspections', 'Label equals charged price'],
    ARRAY['零售价格执行率', '价格准确率', '明码实价率'],
    ARRAY[executed, correct, agreeing],
    ARRAY[with_guide, inspected, with_both],
    ARRAY[observations - with_guide, inspections - inspected, observations - with_both]
  ) AS measures (metric_id, name, name_zh, numerator, denominator, excluded)
  GROUP BY region, month, metric_id, name, name_zh
)
SELECT
  metric_id,
  1 AS metric_version,
  name,
  name_zh,
  array_join(slice(path, 1, depth), '/') AS region,
  depth AS region_level,
  month,
  CASE WHEN sum(denominator) = 0 THEN 'not_observed' ELSE 'observed' END AS status,
  sum(numerator) AS numerator,
  sum(denominator) AS denominator,
  sum(denominator) AS n,
  CASE WHEN sum(denominator) > 0 THEN CAST(sum(numerator) AS double) / sum(denominator) END AS rate,
  CASE WHEN sum(denominator) > 0 THEN wilson_interval_lower(sum(numerator), sum(denominator), DOUBLE '1.959963984540054') END AS low,
  CASE WHEN sum(denominator) > 0 THEN wilson_interval_upper(sum(numerator), sum(denominator), DOUBLE '1.959963984540054') END AS high,
  sum(excluded) AS excluded
FROM counts
CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
GROUP BY metric_id, name, name_zh, 5, 6, month
