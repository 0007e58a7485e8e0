-- What ${place} says of ${metric}, by region and period, beside a recount; rates and intervals by the recount's own numbers.
WITH
recount AS (
${recount}
),
stated AS (
  SELECT region, period_start, numerator, denominator, rate, low, high
  FROM ${place}
  WHERE metric_id = '${metric}' AND metric_version = ${version}
),
pairs AS (
  SELECT
    coalesce(stated.region, recount.region) AS region,
    coalesce(stated.period_start, recount.period_start) AS period_start,
    coalesce(recount.numerator, 0) AS numerator,
    coalesce(recount.denominator, 0) AS denominator,
    coalesce(stated.numerator, 0) AS stated_numerator,
    coalesce(stated.denominator, 0) AS stated_denominator,
    rate,
    low,
    high
  FROM recount
  FULL JOIN stated ON stated.region = recount.region AND stated.period_start = recount.period_start
),
judged AS (
  SELECT
    *,
    numerator <> stated_numerator
      OR denominator <> stated_denominator
      OR (
        denominator > 0
        AND (
          rate IS DISTINCT FROM CAST(numerator AS double) / denominator
          OR coalesce(abs(low - wilson_interval_lower(numerator, denominator, DOUBLE '1.959963984540054')) > 1e-9, true)
          OR coalesce(abs(high - wilson_interval_upper(numerator, denominator, DOUBLE '1.959963984540054')) > 1e-9, true))) AS differs
  FROM pairs
)
SELECT
  count(*) AS compared,
  count_if(differs) AS differing,
  min(format(
    '%s, from %s: %d of %d by the raw tables, %d of %d in the mart',
    region, CAST(period_start AS varchar), numerator, denominator, stated_numerator, stated_denominator), ${examples}) FILTER (WHERE differs) AS examples
FROM judged
