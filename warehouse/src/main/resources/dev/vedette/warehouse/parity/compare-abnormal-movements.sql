-- What mart.abnormal_movements says, beside each demand ranked among those before it, and balances of stock from the sums of all that ever came.
WITH
cycles AS (
  SELECT DISTINCT CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle
  FROM mart.market_current
  WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
),
demands AS (
  SELECT outlet_id, cycle, sum(demanded_qty) AS units, row_number() OVER (PARTITION BY outlet_id ORDER BY cycle) AS place
  FROM ${steps}.lines
  WHERE demanded_qty > 0 AND cycle IN (SELECT cycle FROM cycles) AND ${slice}
  GROUP BY outlet_id, cycle
),
ranked AS (
  SELECT
    now.outlet_id, now.cycle, now.units, before.units AS other,
    count(*) OVER (PARTITION BY now.outlet_id, now.cycle) AS n,
    row_number() OVER (PARTITION BY now.outlet_id, now.cycle ORDER BY before.units) AS rank
  FROM demands now
  JOIN demands before ON before.outlet_id = now.outlet_id AND before.place BETWEEN now.place - 13 AND now.place - 1
),
medians AS (
  SELECT *, avg(IF(rank IN ((n + 1) / 2, n / 2 + 1), CAST(other AS double))) OVER (PARTITION BY outlet_id, cycle) AS median
  FROM ranked
  WHERE n >= 8
),
deviations AS (
  SELECT *, row_number() OVER (PARTITION BY outlet_id, cycle ORDER BY abs(other - median)) AS rank_of_deviation
  FROM medians
),
demanded AS (
  SELECT
    outlet_id, cycle, units, median, n,
    DOUBLE '0.6745' * (units - median) / greatest(avg(abs(other - median)) FILTER (WHERE rank_of_deviation IN ((n + 1) / 2, n / 2 + 1)), median / 10) AS score
  FROM deviations
  GROUP BY outlet_id, cycle, units, median, n
),
readings AS (
  SELECT *, row_number() OVER (PARTITION BY outlet_id, sku ORDER BY read_at, event_id) AS place
  FROM (
    SELECT outlet_id, sku, read_at, max_by(event_id, ROW(recorded_at, event_id)) AS event_id, max_by(on_hand, ROW(recorded_at, event_id)) AS on_hand
    FROM raw.inventory_readings
    WHERE source <> 'self_report' AND ${slice}
    GROUP BY outlet_id, sku, read_at, source, reported_by
  )
),
arrivals AS (
  SELECT *
  FROM (
    SELECT line.outlet_id AS outlet_id, line.sku AS sku, line.delivered_at AS delivered_at, line.qty AS qty
    FROM (
      SELECT
        max_by(
          CAST(ROW(outlet_id, sku, delivered_at, qty) AS ROW(outlet_id varchar, sku varchar, delivered_at timestamp(6) with time zone, qty bigint)),
          ROW(recorded_at, event_id)) AS line
      FROM raw.deliveries
      -- A correction may name another outlet.
      WHERE delivery_id IN (SELECT delivery_id FROM raw.deliveries WHERE ${slice})
      GROUP BY delivery_id, line_no
    )
  )
  WHERE ${slice}
),
balances AS (
  SELECT
    now.outlet_id, now.sku, now.read_at, now.on_hand,
    before.on_hand
      + sum(IF(delivered_at <= now.read_at + INTERVAL '1' DAY, qty, 0))
      - sum(IF(delivered_at <= before.read_at - INTERVAL '1' DAY, qty, 0)) AS possible
  FROM readings now
  JOIN readings before ON before.outlet_id = now.outlet_id AND before.sku = now.sku AND before.place = now.place - 1
  JOIN arrivals ON arrivals.outlet_id = now.outlet_id AND arrivals.sku = now.sku
  WHERE now.on_hand > before.on_hand
  GROUP BY now.outlet_id, now.sku, now.read_at, now.event_id, now.on_hand, before.read_at, before.on_hand
  HAVING min(delivered_at) <= before.read_at
),
movements AS (
  SELECT 'order' AS kind, outlet_id, '' AS sku, cycle, CAST(NULL AS timestamp(6) with time zone) AS seen_at, CAST(units AS double) AS found, median AS usual, score, n
  FROM demanded
  WHERE score > 3.5
  UNION ALL
  SELECT
    'stock', outlet_id, sku,
    CAST(floor(date_diff('day', DATE '1970-01-05', CAST(read_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint),
    read_at, CAST(on_hand AS double), CAST(possible AS double), IF(possible <> 0, on_hand / CAST(possible AS double) - 1), 1
  FROM balances
  WHERE 10 * on_hand > 11 * possible
),
recount AS (
  SELECT *
  FROM (
    SELECT
      movements.*,
      coalesce(file.region, 'unknown') AS region,
      coalesce(file.rep_id, 'unknown') AS rep_id,
      row_number() OVER (
        PARTITION BY kind, movements.outlet_id, movements.sku, movements.cycle, seen_at
        ORDER BY file.changed_at DESC, file.recorded_at DESC, file.event_id DESC) AS age
    FROM movements
    LEFT JOIN raw.outlets file
      ON file.outlet_id = movements.outlet_id
      AND CAST(file.changed_at AT TIME ZONE '${zone}' AS date) < date_add('day', (movements.cycle + 1) * ${days}, DATE '1970-01-05')
  )
  WHERE age = 1
),
stated AS (
  SELECT *, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle
  FROM ${steps}.movements
  WHERE ${slice}
),
pairs AS (
  SELECT
    coalesce(stated.kind, recount.kind) AS kind,
    coalesce(stated.outlet_id, recount.outlet_id) AS outlet_id,
    coalesce(stated.sku, recount.sku, '') AS sku,
    coalesce(stated.cycle, recount.cycle) AS cycle,
    format('%.1f of %.1f', recount.found, recount.usual) AS expected,
    format('%.1f of %.1f', stated.found, stated.usual) AS said,
    stated.kind IS NULL
      OR recount.kind IS NULL
      OR stated.region IS DISTINCT FROM recount.region
      OR stated.rep_id IS DISTINCT FROM recount.rep_id
      OR stated.found <> recount.found
      OR stated.usual <> recount.usual
      OR stated.excess <> recount.found - recount.usual
      OR stated.n <> recount.n
      OR coalesce(abs(stated.score - recount.score) > 1e-9 * (1 + abs(recount.score)), (stated.score IS NULL) <> (recount.score IS NULL)) AS differs
  FROM recount
  FULL JOIN stated
    ON stated.kind = recount.kind
    AND stated.outlet_id = recount.outlet_id
    AND coalesce(stated.sku, '') = recount.sku
    AND stated.cycle = recount.cycle
    AND coalesce(stated.seen_at, TIMESTAMP '1970-01-01 00:00:00 UTC') = coalesce(recount.seen_at, TIMESTAMP '1970-01-01 00:00:00 UTC')
)
SELECT
  count(*) AS compared,
  count_if(differs) AS differing,
  min(format(
    '%s of %s %s, from %s: %s by the raw tables, %s in abnormal_movements', kind, outlet_id, sku, CAST(date_add('day', cycle * ${days}, DATE '1970-01-05') AS varchar),
    IF(expected = 'null of null', 'nothing', expected), IF(said = 'null of null', 'nothing', said)), ${examples}) FILTER (WHERE differs) AS examples
FROM pairs
