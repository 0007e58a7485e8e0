-- Of what outlets are heard, how lately, and of how many of them within four weeks.
WITH
outlets AS (
  SELECT outlet_id FROM vedette.raw.outlets_current WHERE status <> 'closed' AND {{own outlet_id}}
),
heard AS (
  SELECT 'orders' AS kind, outlet_id, ordered_at AS at, kafka_timestamp AS arrived_at FROM vedette.raw.orders
  UNION ALL
  SELECT 'deliveries', outlet_id, delivered_at, kafka_timestamp FROM vedette.raw.deliveries
  UNION ALL
  SELECT 'readings', outlet_id, read_at, kafka_timestamp FROM vedette.raw.inventory_readings
  UNION ALL
  SELECT 'visits', outlet_id, started_at, kafka_timestamp FROM vedette.raw.visits
  UNION ALL
  SELECT 'prices', outlet_id, observed_at, kafka_timestamp FROM vedette.raw.price_observations
),
counted AS (
  SELECT kind, outlet_id, max(at) AS at, max(arrived_at) AS arrived_at FROM heard GROUP BY kind, outlet_id
)
SELECT kind, max(at) AS newest_at, max(arrived_at) AS arrived_at,
  count_if(at > (SELECT max(at) FROM counted) - INTERVAL '28' DAY) AS outlets, (SELECT count(*) FROM outlets) AS of_outlets
FROM counted
JOIN outlets ON outlets.outlet_id = counted.outlet_id
GROUP BY kind
ORDER BY kind
