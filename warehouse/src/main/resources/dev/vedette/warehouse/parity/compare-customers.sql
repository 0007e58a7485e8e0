-- What mart.customer_counts and mart.repurchase say: outlets that order, and outlets that were supplied, beside the panes; new ones, those that are silent for long, and those that bought again, beside the raw tables.
WITH
parts AS (
  SELECT
    outlet_id,
    sku,
    cycle,
    bool_or(demanded_qty > 0) AS demanded,
    bool_or(coalesce(supplied_qty, 0) > 0) AS supplied
  FROM ${steps}.lines
  GROUP BY 1, 2, 3
),
cycles AS (
  SELECT DISTINCT CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle
  FROM mart.market_current
  WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
),
-- Every outlet by itself, as one list of the cycles in which it asked for something.
outlets AS (
  SELECT outlet_id, array_sort(array_agg(DISTINCT cycle)) AS asked
  FROM parts
  WHERE demanded AND cycle IN (SELECT cycle FROM cycles)
  GROUP BY outlet_id
),
recount AS (
  SELECT 'ordering' AS figure, region AS place, '' AS item, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle, demanding AS expected
  FROM mart.market_current
  WHERE item_kind = 'category' AND group_kind = 'total' AND zone = '${zone}' AND period_days = ${days}
  UNION ALL
  SELECT figure, '', '', cycle, count_if(hit)
  FROM (
    SELECT
      cycle,
      asked[1] = cycle AS is_new,
      none_match(asked, one -> one BETWEEN cycle - 3 AND cycle) AS is_silent,
      contains(asked, cycle) AND asked[1] < cycle AND none_match(asked, one -> one BETWEEN cycle - 4 AND cycle - 1) AS is_back,
      true AS is_known
    FROM outlets
    JOIN cycles ON cycle >= asked[1]
  )
  CROSS JOIN UNNEST(ARRAY['new', 'silent', 'returned', 'customers'], ARRAY[is_new, is_silent, is_back, is_known]) AS figures (figure, hit)
  GROUP BY figure, cycle
  UNION ALL
  SELECT 'bought', region, item_kind || ' ' || item, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint), supplied_outlets
  FROM mart.market_current
  WHERE item_kind IN ('sku', 'brand', 'category') AND group_kind = 'total' AND zone = '${zone}' AND period_days = ${days}
    AND period_start <= (SELECT date_add('day', (max(cycle) - 4) * ${days}, DATE '1970-01-05') FROM cycles)
  UNION ALL
  SELECT 'bought again', '', 'sku ' || now.sku, now.cycle, count(DISTINCT now.outlet_id)
  FROM parts now
  JOIN parts later
    ON later.outlet_id = now.outlet_id AND later.sku = now.sku AND later.supplied AND later.cycle BETWEEN now.cycle + 1 AND now.cycle + 4
  WHERE now.supplied AND now.cycle IN (SELECT cycle FROM cycles) AND now.cycle <= (SELECT max(cycle) - 4 FROM cycles)
  GROUP BY now.sku, now.cycle
),
stated AS (
  SELECT 'ordering' AS figure, scope_id AS place, '' AS item, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle, new + active + returned AS found
  FROM ${steps}.counts
  UNION ALL
  SELECT figure, '', '', CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint), count_if(hit)
  FROM ${steps}.customers
  CROSS JOIN UNNEST(
    ARRAY['new', 'silent', 'returned', 'customers'],
    ARRAY[state = 'new', silent_cycles >= 4, state = 'returned', true]) AS figures (figure, hit)
  GROUP BY figure, period_start
  UNION ALL
  SELECT 'bought', region, item_kind || ' ' || item, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint), denominator
  FROM ${steps}.repurchase
  UNION ALL
  SELECT 'bought again', '', 'sku ' || item, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint), sum(numerator)
  FROM ${steps}.repurchase
  WHERE item_kind = 'sku' AND region_level = 1
  GROUP BY item, period_start
),
pairs AS (
  SELECT
    coalesce(stated.figure, recount.figure) AS figure,
    coalesce(stated.place, recount.place) AS place,
    coalesce(stated.item, recount.item) AS item,
    coalesce(stated.cycle, recount.cycle) AS cycle,
    coalesce(expected, 0) AS expected,
    coalesce(found, 0) AS found
  FROM recount
  FULL JOIN stated
    ON stated.figure = recount.figure AND stated.place = recount.place AND stated.item = recount.item AND stated.cycle = recount.cycle
)
SELECT
  count(*) AS compared,
  count_if(expected <> found) AS differing,
  min(format('%s, %s %s, from %s: %d expected, %d in the views', figure, place, item, CAST(date_add('day', cycle * ${days}, DATE '1970-01-05') AS varchar), expected, found), ${examples}) FILTER (WHERE expected <> found) AS examples
FROM pairs
