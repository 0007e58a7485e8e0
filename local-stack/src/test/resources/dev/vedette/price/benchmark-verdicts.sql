-- Prices number ${from} to ${to}: 24 months, of which each commit has some of all; one in forty was judged again; 4 % over, 2 % under, 1 % without a finding.
INSERT INTO mart.price_verdicts (event_id, recorded_at, verdict_id, revision, supersedes, reason, sequence, revisions, withdrawn, observation_id, outlet_id, sku, observed_at, source, observer_id, region, setting, channel, rep_id, brand, price_class, basis, label_price, charged_price, price, verdict, unknown_reason, legal_min, legal_max, guide, rule_id, rule_version, min_rule_id, min_rule_version, max_rule_id, max_rule_version, guide_rule_id, guide_rule_version, in_grace, deviation, deviation_percent, case_id, evidence, engine_version, judged_at)
SELECT
  format('%s-%d', verdict_id, revision), observed_at + (revision - 1) * INTERVAL '20' DAY, verdict_id, revision, nullif(revision - 1, 0),
  IF(revision = 1, 'observed', 'rule'), revision, revision, false, 'price-' || CAST(i AS varchar), format('outlet-%05d', outlet), format('sku-%02d', sku), observed_at, source, NULL,
  format('country/p%02d/c%d', outlet % 31, outlet / 31 % 10), IF(outlet % 3 = 0, 'rural', 'urban'), IF(outlet % 4 = 0, 'supermarket', 'kiosk'),
  format('rep-%03d', outlet / 200), format('brand-%02d', sku / 5), format('class-%d', sku % 4 + 1), 'pack',
  price, price, price, verdict, IF(verdict = 'unknown_price', 'no_rule'),
  IF(known, CAST(guide * DECIMAL '0.9' AS decimal(18, 6))), IF(known, CAST(guide * DECIMAL '1.05' AS decimal(18, 6))), IF(known, guide),
  IF(known, rule_id), IF(known, 1), IF(known, rule_id), IF(known, 1), IF(known, rule_id), IF(known, 1), IF(known, rule_id), IF(known, 1), false,
  CAST(CASE verdict WHEN 'over' THEN price - guide * DECIMAL '1.05' WHEN 'under' THEN price - guide * DECIMAL '0.9' END AS decimal(18, 6)),
  CASE verdict WHEN 'over' THEN DECIMAL '5' WHEN 'under' THEN DECIMAL '-5' END,
  IF(verdict IN ('over', 'under'), format('%d/%d/%s', outlet, sku, rule_id)),
  format('{"observation":"price-observations/%d/%d","rule":"price-rules/0/%d"}', i % 8, i, sku), 'made up/1', observed_at
FROM (
  SELECT
    *,
    verdict <> 'unknown_price' AS known,
    CAST(CASE verdict
      WHEN 'over' THEN guide * DECIMAL '1.1'
      WHEN 'under' THEN guide * DECIMAL '0.85'
      ELSE guide * (DECIMAL '0.95' + DECIMAL '0.01' * (i % 10))
    END AS decimal(18, 6)) AS price
  FROM (
    SELECT
      i,
      revision,
      outlet,
      sku,
      observed_at,
      'verdict-' || CAST(i AS varchar) AS verdict_id,
      element_at(ARRAY['visit', 'visit', 'visit', 'visit', 'visit', 'pos', 'pos', 'inspection', 'inspection', 'complaint'], CAST(chance / 7 % 10 AS integer) + 1) AS source,
      CASE WHEN (chance + revision) % 100 < 4 THEN 'over' WHEN (chance + revision) % 100 < 6 THEN 'under' WHEN chance % 100 = 6 THEN 'unknown_price' ELSE 'compliant' END AS verdict,
      CAST(10 + sku % 20 + half AS decimal(18, 6)) AS guide,
      format('guide-%02d-%d', sku, half) AS rule_id
    FROM (
      SELECT
        i,
        chance,
        chance / 1000 % 20000 AS outlet,
        chance / 31 % 60 AS sku,
        day / 183 AS half,
        TIMESTAMP '2024-01-01 00:00:00.000000 UTC' + day * INTERVAL '1' DAY + (chance % 36000) * INTERVAL '1' SECOND AS observed_at
      FROM (
        SELECT
          i,
          bitwise_and(from_big_endian_64(xxhash64(to_big_endian_64(i))), 4611686018427387903) AS chance,
          bitwise_and(from_big_endian_64(xxhash64(to_big_endian_64(-i))), 1073741823) % 730 AS day
        FROM UNNEST(sequence(${from} / 10000, ${to} / 10000)) AS blocks (block)
        CROSS JOIN UNNEST(sequence(block * 10000, block * 10000 + 9999)) AS numbers (i)
      )
    )
    CROSS JOIN UNNEST(IF(chance % 40 = 0, sequence(1, 2), sequence(1, 1))) AS revisions (revision)
  )
)
