-- Question 2: every entry of the price law: who entered it, when, with which citation, what it replaced, and during which time it was the last word on its rule (known_from <= k < known_to).
SELECT
  rule_id,
  version,
  kind,
  sku,
  brand,
  price_class,
  region,
  channel,
  basis,
  amount,
  percent,
  tolerance_low,
  tolerance_high,
  rounding,
  tick,
  valid_from,
  valid_to,
  valid_to IS NOT DISTINCT FROM valid_from AS withdraws,
  grace_days,
  citation,
  reported_by_system AS entered_by,
  recorded_at AS known_from,
  known_to,
  recorded_at > valid_from AS back_dated,
  replaces.version AS replaces_version,
  replaces.amount AS replaces_amount,
  replaces.percent AS replaces_percent,
  replaces.valid_from AS replaces_valid_from,
  replaces.valid_to AS replaces_valid_to,
  replaces.citation AS replaces_citation,
  event_id,
  kafka_topic,
  kafka_partition,
  kafka_offset
FROM (
  SELECT
    *,
    lead(recorded_at) OVER (PARTITION BY rule_id ORDER BY version, recorded_at, event_id) AS known_to,
    lag(CAST(ROW(version, amount, percent, valid_from, valid_to, citation) AS ROW(
      version integer, amount decimal(18, 6), percent decimal(18, 6),
      valid_from timestamp(6) with time zone, valid_to timestamp(6) with time zone, citation varchar)))
      OVER (PARTITION BY rule_id ORDER BY version, recorded_at, event_id) AS replaces
  FROM (
    SELECT
      *,
      min(recorded_at) OVER (
        PARTITION BY rule_id
        ORDER BY version DESC, recorded_at DESC, event_id DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS outdone_at
    FROM raw.price_rules_distinct
  )
  -- A version that came after a higher one, or with it, never counted.
  WHERE outdone_at IS NULL OR outdone_at > recorded_at
)
