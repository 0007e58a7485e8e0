-- customer_counts 零售户动态: how many outlets are new, active, returned, quiet, dormant and lost, by region of every level and by rep (scope), for each order cycle that is over.
SELECT
  'customer_counts' AS metric_id,
  1 AS metric_version,
  scope,
  scope_id,
  period_start,
  period_days,
  zone,
  count_if(state = 'new') AS new,
  count_if(state = 'active') AS active,
  count_if(state = 'returned') AS returned,
  count_if(state = 'quiet') AS quiet,
  count_if(state = 'dormant') AS dormant,
  count_if(state = 'lost') AS lost,
  count(*) AS customers
FROM (SELECT *, split(region, '/') AS path FROM mart.customers)
CROSS JOIN UNNEST(
  ARRAY['rep'] || transform(path, part -> 'region'),
  ARRAY[rep_id] || transform(sequence(1, cardinality(path)), depth -> array_join(slice(path, 1, depth), '/'))) AS scopes (scope, scope_id)
GROUP BY scope, scope_id, period_start, period_days, zone
