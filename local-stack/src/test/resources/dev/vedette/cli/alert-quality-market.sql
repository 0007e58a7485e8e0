-- Two outlets, supplied on Monday, 9 March 2026, at six. What is expected of them is worked out by hand in AlertQualityMarket.
CREATE SCHEMA IF NOT EXISTS little_raw;
CREATE SCHEMA IF NOT EXISTS little_mart;

CREATE OR REPLACE TABLE little_mart.stockout_alerts AS
SELECT
  alert_id, revision, provisional, CAST(revision AS bigint) AS sequence, outlet_id, sku,
  CASE outlet_id WHEN 'o1' THEN 'north/a' ELSE 'north/b' END AS region,
  CASE outlet_id WHEN 'o1' THEN 'r1' ELSE 'r2' END AS rep_id,
  with_timezone(CAST(at AS timestamp(6)), 'UTC') AS at,
  transition, state, 'high' AS severity, probability, 'test/1' AS model_version,
  CASE alert_id WHEN 'i1' THEN 'depot' ELSE 'outlet' END AS kind, alert_id = 'a7' AS held_back
FROM (
  VALUES
    ('a1', 1, false, 'o1', 's1', TIMESTAMP '2026-03-03 21:00:00', 'raised', 'at_risk', DOUBLE '0.75'),
    ('a1', 2, false, 'o1', 's1', TIMESTAMP '2026-03-05 21:00:00', 'escalated', 'out', DOUBLE '1'),
    ('a2', 1, false, 'o1', 's2', TIMESTAMP '2026-03-04 21:00:00', 'raised', 'at_risk', DOUBLE '0.72'),
    ('a3', 1, false, 'o1', 's3', TIMESTAMP '2026-03-05 21:00:00', 'raised', 'at_risk', DOUBLE '0.31'),
    ('a4', 1, false, 'o2', 's1', TIMESTAMP '2026-03-10 21:00:00', 'raised', 'at_risk', NULL),
    ('a5', 1, false, 'o2', 's2', TIMESTAMP '2026-03-06 21:00:00', 'raised', 'out', NULL),
    ('a6', 1, true, 'o2', 's2', TIMESTAMP '2026-03-03 21:00:00', 'raised', 'at_risk', DOUBLE '0.9'),
    ('a7', 1, false, 'o2', 's3', TIMESTAMP '2026-03-03 21:00:00', 'raised', 'at_risk', DOUBLE '0.78'),
    ('a7', 2, false, 'o2', 's3', TIMESTAMP '2026-03-04 21:00:00', 'cleared', 'ok', DOUBLE '0.1'),
    ('i1', 1, false, CAST(NULL AS varchar), 's3', TIMESTAMP '2026-03-03 20:00:00', 'raised', 'out', NULL)
) AS alerts (alert_id, revision, provisional, outlet_id, sku, at, transition, state, probability);

CREATE OR REPLACE TABLE little_raw.inventory_readings AS
SELECT
  outlet_id || sku || CAST(read_at AS varchar) AS event_id, outlet_id, sku,
  with_timezone(CAST(read_at AS timestamp(6)), 'UTC') AS read_at,
  with_timezone(CAST(read_at AS timestamp(6)), 'UTC') AS recorded_at,
  CAST(on_hand AS bigint) AS on_hand, source
FROM (
  VALUES
    ('o1', 's1', TIMESTAMP '2026-03-03 20:00:00', 2, 'pos'),
    ('o1', 's1', TIMESTAMP '2026-03-05 21:00:00', 0, 'pos'),
    ('o1', 's1', TIMESTAMP '2026-03-06 21:00:00', 0, 'pos'),
    ('o1', 's2', TIMESTAMP '2026-03-08 21:00:00', 3, 'pos'),
    ('o1', 's3', TIMESTAMP '2026-03-06 21:00:00', 4, 'visit'),
    ('o1', 's4', TIMESTAMP '2026-03-04 21:00:00', 0, 'pos'),
    ('o1', 's4', TIMESTAMP '2026-03-10 21:00:00', 0, 'pos'),
    ('o1', 's5', TIMESTAMP '2026-03-03 21:00:00', 5, 'pos'),
    ('o1', 's5', TIMESTAMP '2026-03-05 21:00:00', 0, 'self_report'),
    ('o2', 's1', TIMESTAMP '2026-03-11 21:00:00', 5, 'visit'),
    ('o2', 's2', TIMESTAMP '2026-03-05 21:00:00', 1, 'visit'),
    ('o2', 's2', TIMESTAMP '2026-03-06 21:00:00', 0, 'visit'),
    ('o2', 's3', TIMESTAMP '2026-03-03 20:00:00', 2, 'sample_site'),
    ('o2', 's3', TIMESTAMP '2026-03-08 21:00:00', 0, 'sample_site'),
    ('o2', 's4', TIMESTAMP '2026-03-12 21:00:00', 4, 'pos'),
    ('o2', 's4', TIMESTAMP '2026-03-14 21:00:00', 0, 'pos')
) AS readings (outlet_id, sku, read_at, on_hand, source);

CREATE OR REPLACE TABLE little_raw.inventory_readings_current AS
SELECT * FROM little_raw.inventory_readings;

CREATE OR REPLACE TABLE little_raw.deliveries_current AS
SELECT
  outlet_id, sku, CAST(10 AS bigint) AS qty,
  with_timezone(CAST(TIMESTAMP '2026-03-09 06:00:00' AS timestamp(6)), 'UTC') AS delivered_at
FROM (
  VALUES ('o1', 's1'), ('o1', 's2'), ('o1', 's3'), ('o1', 's4'), ('o2', 's1'), ('o2', 's2'), ('o2', 's3')
) AS lines (outlet_id, sku);

CREATE OR REPLACE TABLE little_raw.orders_current AS
SELECT
  outlet_id, sku, CAST(demanded_qty AS bigint) AS demanded_qty,
  with_timezone(CAST(ordered_at AS timestamp(6)), 'UTC') AS ordered_at
FROM (
  VALUES
    ('o1', 's1', 10, TIMESTAMP '2026-03-04 12:00:00'),
    ('o1', 's2', 0, TIMESTAMP '2026-03-05 12:00:00'),
    ('o1', 's2', 10, TIMESTAMP '2026-03-04 12:00:00'),
    ('o1', 's3', 10, TIMESTAMP '2026-03-09 12:00:00')
) AS lines (outlet_id, sku, demanded_qty, ordered_at);

CREATE OR REPLACE TABLE little_raw.visits_current AS
SELECT
  outlet_id, with_timezone(CAST(started_at AS timestamp(6)), 'UTC') AS started_at
FROM (
  VALUES ('o2', TIMESTAMP '2026-03-07 09:00:00'), ('o2', TIMESTAMP '2026-03-11 09:00:00')
) AS visits (outlet_id, started_at);

CREATE OR REPLACE TABLE little_raw.outlets_current AS
SELECT
  outlet_id, 'f-' || outlet_id AS event_id, region, rep_id,
  with_timezone(CAST(TIMESTAMP '2026-03-01 00:00:00' AS timestamp(6)), 'UTC') AS changed_at,
  with_timezone(CAST(TIMESTAMP '2026-03-01 00:00:00' AS timestamp(6)), 'UTC') AS recorded_at
FROM (
  VALUES ('o1', 'north/a', 'r1'), ('o2', 'north/b', 'r2')
) AS outlets (outlet_id, region, rep_id);
