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
  law.kind AS rule_kind,
  law.amount AS rule_amount,
  law.basis AS rule_basis,
  law.valid_from AS rule_valid_from,
  law.valid_to AS rule_valid_to,
  law.citation AS rule_citation,
  law.entered_by AS rule_entered_by,
  law.known_from AS rule_recorded_at,
  format('%s/%d/%d', law.kafka_topic, law.kafka_partition, law.kafka_offset) AS rule_coordinates,
  violation.outlet.event_id AS outlet_record_id,
  violation.outlet.licence_no AS outlet_licence_no,
  violation.outlet.latitude AS outlet_latitude,
  violation.outlet.longitude AS outlet_longitude,
  violation.outlet.coordinates AS outlet_coordinates,
  violation.product.event_id AS product_record_id,
  violation.product.units_per_pack AS units_per_pack,
  violation.product.packs_per_carton AS packs_per_carton,
  violation.product.wholesale AS wholesale_price_per_carton,
  violation.product.coordinates AS product_coordinates,
  superseded.revisions AS superseded_revisions
-- The violations come second, so that they narrow what is read of the observations.
FROM raw.price_observations observation
JOIN (
  SELECT
    current.*,
    (
      SELECT max_by(
        CAST(ROW(event_id, licence_no, latitude, longitude, format('%s/%d/%d', kafka_topic, kafka_partition, kafka_offset)) AS ROW(
          event_id varchar, licence_no varchar, latitude double, longitude double, coordinates varchar)),
        ROW(changed_at, file.recorded_at, event_id, -kafka_partition, -kafka_offset))
      FROM raw.outlets file
      WHERE file.outlet_id = current.outlet_id AND file.changed_at <= current.observed_at AND file.recorded_at <= current.recorded_at
    ) AS outlet,
    (
      SELECT max_by(
        CAST(ROW(event_id, units_per_pack, packs_per_carton, wholesale_price_per_carton, format('%s/%d/%d', kafka_topic, kafka_partition, kafka_offset)) AS ROW(
          event_id varchar, units_per_pack bigint, packs_per_carton bigint, wholesale decimal(18, 6), coordinates varchar)),
        ROW(changed_at, record.recorded_at, event_id, -kafka_partition, -kafka_offset))
      FROM raw.products record
      WHERE record.sku = current.sku AND record.changed_at <= current.observed_at AND record.recorded_at <= current.recorded_at
    ) AS product
  FROM mart.price_verdicts_current current
  WHERE verdict IN ('over', 'under')
) violation
  ON violation.observation_id = observation.event_id AND violation.observed_at = observation.observed_at
  AND violation.outlet_id = observation.outlet_id AND violation.sku = observation.sku
LEFT JOIN mart.price_law_history law
  ON law.rule_id = violation.rule_id AND law.version = violation.rule_version
  AND law.known_from <= violation.recorded_at AND (law.known_to IS NULL OR law.known_to > violation.recorded_at)
LEFT JOIN superseded ON superseded.verdict_id = violation.verdict_id AND superseded.observed_at = violation.observed_at
