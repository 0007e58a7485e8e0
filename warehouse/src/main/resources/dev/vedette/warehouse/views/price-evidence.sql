-- Question 4: the evidence of each violation as last judged: the observation's raw row with its coordinates and photo hash, the rule's entry, the outlet's and the product's record as they were known then, and the revisions that it superseded.
WITH
superseded AS (
  SELECT
    verdict_id,
    observed_at,
    array_agg(
      CAST(ROW(revision, verdict, rule_id, rule_version, legal_min, legal_max, known_from, known_to, reason) AS ROW(
        revision integer, verdict varchar, rule_id varchar, rule_version integer, legal_min decimal(18, 6),
        legal_max decimal(18, 6), known_from timestamp(6) with time zone, known_to timestamp(6) with time zone, reason varchar))
      ORDER BY revision) AS revisions
  FROM mart.price_verdict_revisions
  WHERE known_to IS NOT NULL
  GROUP BY verdict_id, observed_at
)
SELECT
  violation.verdict_id,
  violation.revision,
  violation.case_id,
  violation.verdict,
  violation.outlet_id,
  violation.sku,
  violation.region,
  violation.observed_at,
  violation.recorded_at AS judged_as_known_at,
  violation.basis,
  violation.price,
  violation.legal_min,
  violation.legal_max,
  violation.deviation,
  violation.deviation_percent,
  violation.reason,
  violation.evidence,
  violation.engine_version,
  observation.event_id AS observation_id,
  observation.label_price,
  observation.charged_price,
  observation.source,
  observation.observer_id,
  observation.visit_id,
  observation.photo_uri,
  observation.photo_sha256,
  observation.reported_by_system AS observation_reported_by,
  observation.recorded_at AS observation_recorded_at,
  format('%s/%d/%d', observation.kafka_topic, observation.kafka_partition, observation.kafka_offset) AS observation_coordinates,
  violation.rule_id,
  violation.rule_version,
  rule.kind AS rule_kind,
  rule.amount AS rule_amount,
  rule.basis AS rule_basis,
  rule.valid_from AS rule_valid_from,
  rule.valid_to AS rule_valid_to,
  rule.citation AS rule_citation,
  rule.reported_by_system AS rule_entered_by,
  rule.recorded_at AS rule_recorded_at,
  format('%s/%d/%d', rule.kafka_topic, rule.kafka_partition, rule.kafka_offset) AS rule_coordinates,
  outlet.event_id AS outlet_record_id,
  outlet.licence_no AS outlet_licence_no,
  outlet.latitude AS outlet_latitude,
  outlet.longitude AS outlet_longitude,
  format('%s/%d/%d', outlet.kafka_topic, outlet.kafka_partition, outlet.kafka_offset) AS outlet_coordinates,
  product.event_id AS product_record_id,
  product.units_per_pack,
  product.packs_per_carton,
  product.wholesale_price_per_carton,
  format('%s/%d/%d', product.kafka_topic, product.kafka_partition, product.kafka_offset) AS product_coordinates,
  superseded.revisions AS superseded_revisions
FROM (
  SELECT
    current.*,
    (
      SELECT max_by(file.event_id, ROW(file.changed_at, file.recorded_at, file.event_id))
      FROM raw.outlets_distinct file
      WHERE file.outlet_id = current.outlet_id AND file.changed_at <= current.observed_at AND file.recorded_at <= current.recorded_at
    ) AS outlet_record_id,
    (
      SELECT max_by(record.event_id, ROW(record.changed_at, record.recorded_at, record.event_id))
      FROM raw.products_distinct record
      WHERE record.sku = current.sku AND record.changed_at <= current.observed_at AND record.recorded_at <= current.recorded_at
    ) AS product_record_id
  FROM mart.price_verdicts_current current
  WHERE verdict IN ('over', 'under')
) violation
LEFT JOIN raw.price_observations_distinct observation ON observation.event_id = violation.observation_id
LEFT JOIN mart.price_law_history law
  ON law.rule_id = violation.rule_id AND law.version = violation.rule_version
  AND law.known_from <= violation.recorded_at AND (law.known_to IS NULL OR law.known_to > violation.recorded_at)
LEFT JOIN raw.price_rules_distinct rule ON rule.event_id = law.event_id
LEFT JOIN raw.outlets_distinct outlet ON outlet.event_id = violation.outlet_record_id
LEFT JOIN raw.products_distinct product ON product.event_id = violation.product_record_id
LEFT JOIN superseded ON superseded.verdict_id = violation.verdict_id AND superseded.observed_at = violation.observed_at
