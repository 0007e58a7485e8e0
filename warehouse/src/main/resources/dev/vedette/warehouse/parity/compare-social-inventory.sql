-- What mart.social_inventory says, beside the same estimate from the sampled readings themselves: of each tier the mean and the variance of its sampled outlets, those with nothing among them.
WITH
-- Outlets with a tier in each region above them.
members AS (
  SELECT outlet_id, cycle, tier, is_trading, array_join(slice(split(region, '/'), 1, depth), '/') AS region
  FROM ${steps}.placed
  CROSS JOIN ${steps}.horizon
  CROSS JOIN UNNEST(sequence(1, cardinality(split(region, '/')))) AS levels (depth)
  WHERE tier <> '' AND cycle <= last_cycle
),
samples AS (
  SELECT seen.outlet_id, seen.cycle, item_kind, item, sum(sample) AS stock
  FROM ${steps}.seen seen
  JOIN ${steps}.known known ON known.sku = seen.sku AND known.cycle = seen.cycle
  CROSS JOIN UNNEST(
    ARRAY['sku', 'brand', 'price_class', 'category'],
    ARRAY[seen.sku, brand, price_class, 'all']) AS items (item_kind, item)
  WHERE sample IS NOT NULL AND item <> ''
  GROUP BY seen.outlet_id, seen.cycle, item_kind, item
),
-- Items that were sampled anywhere in a region, also at an outlet without a tier or a file.
items AS (
  SELECT DISTINCT array_join(slice(split(coalesce(placed.region, 'unknown'), '/'), 1, depth), '/') AS region, samples.cycle, item_kind, item
  FROM samples
  JOIN ${steps}.placed placed ON placed.outlet_id = samples.outlet_id AND placed.cycle = samples.cycle
  CROSS JOIN UNNEST(sequence(1, cardinality(split(coalesce(placed.region, 'unknown'), '/')))) AS levels (depth)
),
tiers AS (
  SELECT members.region, members.cycle, members.tier, count_if(is_trading) AS outlets, count(samples.outlet_id) AS sampled
  FROM members
  LEFT JOIN samples ON samples.outlet_id = members.outlet_id AND samples.cycle = members.cycle AND item_kind = 'category'
  GROUP BY members.region, members.cycle, members.tier
),
found AS (
  SELECT region, members.cycle, tier, item_kind, item, count(*) AS holding, avg(CAST(stock AS double)) AS held, coalesce(var_pop(CAST(stock AS double)), 0) AS spread
  FROM members
  JOIN samples ON samples.outlet_id = members.outlet_id AND samples.cycle = members.cycle
  GROUP BY region, members.cycle, tier, item_kind, item
),
strata AS (
  SELECT
    items.region, items.cycle, items.item_kind, items.item, outlets, sampled,
    coalesce(holding * held, 0) / nullif(sampled, 0) AS mean,
    -- Within those that have it, and between these and those that have none.
    coalesce(holding * spread + holding * held * held * (sampled - holding) / nullif(sampled, 0), 0) / nullif(sampled - 1, 0) AS variance
  FROM items
  JOIN tiers ON tiers.region = items.region AND tiers.cycle = items.cycle
  LEFT JOIN found
    ON found.region = items.region AND found.cycle = items.cycle AND found.tier = tiers.tier AND found.item_kind = items.item_kind AND found.item = items.item
  WHERE outlets > 0 OR sampled > 0
),
recount AS (
  SELECT
    region, cycle, item_kind, IF(item_kind = 'category', '', item) AS item,
    CAST(sum(outlets) AS double) AS outlets,
    CAST(sum(sampled) AS double) AS sampled,
    sum(outlets * mean) AS stock,
    IF(bool_or(sampled = 1 AND outlets > 1), NULL, 1.9599639845400542 * sqrt(sum(IF(sampled > 1, CAST(outlets AS double) * greatest(outlets - sampled, 0) * variance / sampled, 0)))) AS reach
  FROM strata
  GROUP BY region, cycle, item_kind, item
),
stated AS (
  SELECT region, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle, item_kind, item, outlets, n, value, low, high
  FROM mart.social_inventory
  -- A region of which no tier has an outlet says nothing.
  WHERE outlets > 0 OR n > 0
),
pairs AS (
  SELECT
    coalesce(stated.region, recount.region) AS region,
    coalesce(stated.cycle, recount.cycle) AS cycle,
    coalesce(stated.item_kind, recount.item_kind) AS item_kind,
    coalesce(stated.item, recount.item) AS item,
    stock,
    value,
    stated.region IS NULL
      OR recount.region IS NULL
      OR recount.outlets <> stated.outlets
      OR sampled <> n
      OR coalesce(abs(value - stock) > 1e-9 * (1 + abs(stock)), (value IS NULL) <> (stock IS NULL))
      OR coalesce(abs(low - greatest(stock - reach, 0)) > 1e-6 * (1 + stock), (low IS NULL) <> (stock - reach IS NULL))
      OR coalesce(abs(high - stock - reach) > 1e-6 * (1 + stock), (high IS NULL) <> (stock + reach IS NULL)) AS differs
  FROM recount
  FULL JOIN stated
    ON stated.region = recount.region AND stated.cycle = recount.cycle AND stated.item_kind = recount.item_kind AND stated.item = recount.item
)
SELECT
  count(*) AS compared,
  count_if(differs) AS differing,
  min(format(
    '%s, %s %s, from %s: %s by the raw tables, %s in social_inventory', region, item_kind, item, CAST(date_add('day', cycle * ${days}, DATE '1970-01-05') AS varchar),
    coalesce(CAST(stock AS varchar), 'nothing'), coalesce(CAST(value AS varchar), 'nothing')), ${examples}) FILTER (WHERE differs) AS examples
FROM pairs
