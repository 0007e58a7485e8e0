-- What mart.availability says of ${metric}, row by row beside a recount. Cycles that are not over yet are left out.
WITH
recount AS (
${recount}
),
stated AS (
  SELECT *
  FROM mart.availability_current
  WHERE metric_id = '${metric}' AND metric_version = ${version} AND zone = '${zone}' AND period_days = ${days}
),
newest AS (
  SELECT greatest(
    (SELECT coalesce(max(ordered_at), TIMESTAMP '1970-01-01 00:00:00 UTC') FROM raw.orders),
    (SELECT coalesce(max(read_at), TIMESTAMP '1970-01-01 00:00:00 UTC') FROM raw.inventory_readings)
  ) AS at
),
pairs AS (
  SELECT
    coalesce(stated.region, recount.region) AS region,
    coalesce(stated.sku, recount.sku) AS sku,
    coalesce(stated.period_start, recount.period_start) AS period_start,
    coalesce(recount.numerator, 0) AS numerator,
    coalesce(recount.denominator, 0) AS denominator,
    coalesce(recount.excluded, 0) AS excluded,
    coalesce(stated.numerator, 0) AS stated_numerator,
    coalesce(stated.denominator, 0) AS stated_denominator,
    coalesce(stated.excluded, 0) AS stated_excluded,
    stated.rate,
    stated.low,
    stated.high
  FROM recount
  FULL JOIN stated
    ON stated.region = recount.region AND stated.sku = recount.sku AND stated.period_start = recount.period_start
  WHERE
    stated.region IS NOT NULL
    OR recount.period_start IN (SELECT period_start FROM stated)
    OR with_timezone(CAST(date_add('day', ${days}, recount.period_start) AS timestamp(6)), '${zone}') <= (SELECT at FROM newest)
),
wilson AS (
  SELECT
    *,
    CASE WHEN denominator > 0 THEN CAST(numerator AS double) / denominator END AS expected,
    CASE WHEN denominator > 0 THEN wilson_interval_lower(numerator, denominator, DOUBLE '1.959963984540054') END AS expected_low,
    CASE WHEN denominator > 0 THEN wilson_interval_upper(numerator, denominator, DOUBLE '1.959963984540054') END AS expected_high
  FROM pairs
),
judged AS (
  SELECT
    *,
    numerator <> stated_numerator
      OR denominator <> stated_denominator
      OR excluded <> stated_excluded
      OR rate IS DISTINCT FROM expected
      OR coalesce(abs(low - expected_low) > 1e-9, (low IS NULL) <> (expected_low IS NULL))
      OR coalesce(abs(high - expected_high) > 1e-9, (high IS NULL) <> (expected_high IS NULL)) AS differs
  FROM wilson
)
SELECT
  count(*) AS compared,
  count_if(differs) AS differing,
  min(format(
    '%s, %s, from %s: %d of %d and %d left out by the raw tables, %d of %d and %d in the mart',
    region, sku, CAST(period_start AS varchar), numerator, denominator, excluded,
    stated_numerator, stated_denominator, stated_excluded), ${examples}) FILTER (WHERE differs) AS examples
FROM judged
