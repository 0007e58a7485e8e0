-- Every revision of the verdict on every observed price, judged anew from the raw tables, as far as ${slice}. Amounts are whole numbers: millionths of the currency, or those times the SKU's scale, in which no conversion has a remainder.
WITH
law AS (
  SELECT
    *,
    -- From when a higher version of the rule was known; such an entry counts no longer, whatever it says.
    min(recorded_at) OVER (
      PARTITION BY rule_id
      ORDER BY version DESC, recorded_at DESC, event_id DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS known_to,
    CASE WHEN sku IS NOT NULL THEN 3 WHEN brand IS NOT NULL THEN 2 WHEN price_class IS NOT NULL THEN 1 ELSE 0 END AS target,
    coalesce(sku, brand, price_class, '') AS target_value
  FROM (
    SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY kafka_partition, kafka_offset) AS repetition
    FROM raw.price_rules
  )
  WHERE repetition = 1
),
rules AS (
  SELECT
    rule_id,
    version,
    kind,
    target,
    target_value,
    brand,
    price_class,
    coalesce(region, '') AS region,
    channel,
    recorded_at AS known_from,
    known_to,
    valid_from,
    valid_to,
    valid_from + coalesce(grace_days, 0) * INTERVAL '1' DAY AS grace_ends,
    IF(kind = 'markup_floor', 'carton', basis) AS rule_basis,
    CAST(amount * 1000000 AS decimal(38, 0)) AS amount,
    CAST(CASE kind
      WHEN 'guide' THEN 1000000 - tolerance_low * 1000000
      WHEN 'markup_floor' THEN 1000000 + percent * 1000000
      WHEN 'ceiling' THEN NULL
      ELSE 1000000
    END AS decimal(38, 0)) AS lower_factor,
    CAST(CASE kind
      WHEN 'guide' THEN 1000000 + tolerance_high * 1000000
      WHEN 'ceiling' THEN 1000000
    END AS decimal(38, 0)) AS upper_factor,
    rounding,
    CAST(tick * 1000000 AS decimal(38, 0)) AS tick,
    max(coalesce(grace_days, 0)) OVER () AS longest_grace
  FROM law
  WHERE (known_to IS NULL OR known_to > recorded_at) AND (valid_to IS NULL OR valid_to > valid_from)
),
outlet_files AS (
  SELECT
    outlet_id,
    array_agg(CAST(ROW(changed_at, recorded_at, event_id, region, setting, channel, rep_id) AS ROW(
      changed_at timestamp(6) with time zone, recorded_at timestamp(6) with time zone, event_id varchar,
      region varchar, setting varchar, channel varchar, rep_id varchar))) AS records
  FROM (
    SELECT *, row_number() OVER (PARTITION BY outlet_id, event_id ORDER BY kafka_partition, kafka_offset) AS repetition
    FROM raw.outlets
  )
  WHERE repetition = 1
  GROUP BY outlet_id
),
product_files AS (
  SELECT
    sku,
    array_agg(CAST(ROW(changed_at, recorded_at, event_id, brand, price_class, units_per_pack, packs_per_carton, wholesale_price_per_carton) AS ROW(
      changed_at timestamp(6) with time zone, recorded_at timestamp(6) with time zone, event_id varchar,
      brand varchar, price_class varchar, units_per_pack bigint, packs_per_carton bigint, wholesale decimal(18, 6)))) AS records
  FROM (
    SELECT *, row_number() OVER (PARTITION BY sku, event_id ORDER BY kafka_partition, kafka_offset) AS repetition
    FROM raw.products
  )
  WHERE repetition = 1
  GROUP BY sku
),
observations AS (
  SELECT
    ${subject} AS subject,
    outlet_id,
    sku,
    observed_at,
    basis,
    min(recorded_at) AS first_known,
    array_agg(CAST(ROW(
      recorded_at, event_id, CASE WHEN coalesce(charged_price, label_price) > 0 THEN coalesce(charged_price, label_price) * 1000000 END, label_price, charged_price
    ) AS ROW(
      recorded_at timestamp(6) with time zone, event_id varchar, price decimal(38, 0), label decimal(18, 6), charged decimal(18, 6)))) AS versions
  FROM (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY event_id, visit_id, outlet_id, sku, observed_at, basis, source, observer_id
        ORDER BY kafka_partition, kafka_offset
      ) AS repetition
    FROM raw.price_observations
    WHERE ${slice}
  )
  WHERE repetition = 1
  GROUP BY 1, outlet_id, sku, observed_at, basis
),
-- What was known of the observation, the outlet and the SKU, from one time (known_from) to the next (until).
known AS (
  SELECT
    subject,
    sku,
    observed_at,
    basis,
    known_from,
    until,
    array_max(filter(versions, one -> one.recorded_at <= known_from)) AS version,
    array_max(filter(outlet_records, one -> one.recorded_at <= known_from)) AS outlet,
    array_max(filter(product_records, one -> one.recorded_at <= known_from)) AS product
  FROM (
    SELECT
      *,
      array_sort(array_distinct(filter(
        concat(
          transform(versions, one -> one.recorded_at),
          coalesce(transform(outlet_records, one -> one.recorded_at), ARRAY[]),
          coalesce(transform(product_records, one -> one.recorded_at), ARRAY[])
        ),
        moment -> moment >= first_known))) AS moments
    FROM (
      SELECT
        observations.*,
        filter(outlet_files.records, one -> one.changed_at <= observed_at) AS outlet_records,
        filter(product_files.records, one -> one.changed_at <= observed_at) AS product_records
      FROM observations
      LEFT JOIN outlet_files ON outlet_files.outlet_id = observations.outlet_id
      LEFT JOIN product_files ON product_files.sku = observations.sku
    )
  )
  CROSS JOIN UNNEST(moments, slice(moments, 2, cardinality(moments))) AS times (known_from, until)
),
scaled AS (
  SELECT
    *,
    -- Base units in a thousand, in a pack and in a carton all divide this, per unit. Ratios below 1 are not known.
    CAST(1000000000 AS decimal(38, 0)) * greatest(product.units_per_pack, 1) * greatest(product.packs_per_carton, 1) AS scale,
    CAST(CASE basis
      WHEN 'pack' THEN greatest(product.units_per_pack, 1)
      WHEN 'carton' THEN greatest(product.units_per_pack, 1) * greatest(product.packs_per_carton, 1)
      ELSE 1000
    END AS decimal(38, 0)) AS units,
    filter(
      ARRAY['thousand_units', IF(product.units_per_pack > 0, 'pack'), IF(product.units_per_pack > 0 AND product.packs_per_carton > 0, 'carton')],
      one -> one IS NOT NULL
    ) AS known_ratios,
    CAST(product.wholesale * 1000000 AS decimal(38, 0)) AS wholesale,
    CASE WHEN outlet IS NULL THEN ARRAY['']
      ELSE transform(sequence(0, cardinality(split(outlet.region, '/'))), depth -> array_join(slice(split(outlet.region, '/'), 1, depth), '/'))
    END AS paths
  FROM known
),
-- The rules that may matter, each with its bounds for this SKU in this basis.
matched AS (
  SELECT
    scaled.*,
    rules.rule_id,
    rules.version AS rule_version,
    kind,
    length(rules.region) AS region_length,
    rules.target,
    IF(rules.channel IS NULL, 0, 1) AS channel_rank,
    rules.known_from AS rule_known_from,
    rules.known_to AS rule_known_to,
    valid_from,
    valid_to,
    grace_ends,
    rounding,
    tick * scale AS step,
    CASE
      WHEN kind = 'markup_floor' AND wholesale IS NULL THEN 'no_wholesale_price'
      WHEN basis <> rule_basis AND NOT (contains(known_ratios, basis) AND contains(known_ratios, rule_basis)) THEN 'no_ratio'
    END AS obstacle,
    CASE WHEN kind = 'guide' THEN amount * 1000000 * weight * units END AS guide,
    IF(kind = 'markup_floor', wholesale, amount) * lower_factor * weight * units AS exact_lower,
    amount * upper_factor * weight * units AS exact_upper
  FROM scaled
  CROSS JOIN UNNEST(
    ARRAY[3, 2, 1, 0],
    ARRAY[sku, product.brand, product.price_class, '']
  ) AS targets (level, level_value)
  CROSS JOIN UNNEST(paths) AS regions (path)
  LEFT JOIN rules
    ON rules.target = level AND rules.target_value = level_value AND rules.region = path
    AND (rules.brand IS NULL OR rules.brand = product.brand)
    AND (rules.price_class IS NULL OR rules.price_class = product.price_class)
    AND (rules.channel IS NULL OR rules.channel = outlet.channel)
    AND valid_from <= observed_at
    AND (valid_to IS NULL OR valid_to > observed_at - longest_grace * INTERVAL '1' DAY)
  CROSS JOIN UNNEST(ARRAY[CAST(CASE rule_basis
    WHEN 'pack' THEN 1000 * greatest(product.packs_per_carton, 1)
    WHEN 'carton' THEN 1000
    ELSE greatest(product.units_per_pack, 1) * greatest(product.packs_per_carton, 1)
  END AS decimal(38, 0))]) AS weights (weight)
),
collected AS (
  SELECT
    subject,
    known_from,
    any_value(observed_at) AS observed_at,
    any_value(until) AS until,
    any_value(version) AS version,
    any_value(outlet) AS outlet,
    any_value(product) AS product,
    any_value(scale) AS scale,
    -- The first five are in the order in which one entry of a kind wins over another.
    array_agg(CAST(ROW(
      region_length, target, channel_rank, valid_from, rule_id, rule_version, kind, valid_to, rule_known_from, rule_known_to, grace_ends,
      CASE rounding
        WHEN 'up' THEN exact_lower + (step - exact_lower % step) % step
        WHEN 'down' THEN exact_lower - exact_lower % step
        WHEN 'nearest' THEN exact_lower - exact_lower % step + IF(2 * (exact_lower % step) >= step, step, 0)
        ELSE exact_lower
      END,
      CASE rounding
        WHEN 'up' THEN exact_upper + (step - exact_upper % step) % step
        WHEN 'down' THEN exact_upper - exact_upper % step
        WHEN 'nearest' THEN exact_upper - exact_upper % step + IF(2 * (exact_upper % step) >= step, step, 0)
        ELSE exact_upper
      END,
      guide, obstacle
    ) AS ROW(
      region_length bigint, target integer, channel_rank integer, valid_from timestamp(6) with time zone, rule_id varchar, version integer,
      kind varchar, valid_to timestamp(6) with time zone, known_from timestamp(6) with time zone, known_to timestamp(6) with time zone,
      grace_ends timestamp(6) with time zone, lower decimal(38, 0), upper decimal(38, 0), guide decimal(38, 0), obstacle varchar
    ))) FILTER (WHERE rule_id IS NOT NULL) AS entries
  FROM matched
  GROUP BY subject, known_from
),
-- One row for each time at which any of all this, or a rule, became known.
moments AS (
  SELECT
    subject,
    observed_at,
    version,
    outlet,
    product,
    scale,
    version.price * scale AS price,
    moment,
    filter(entries, one -> one.known_from <= moment AND (one.known_to IS NULL OR one.known_to > moment)) AS live
  FROM collected
  CROSS JOIN UNNEST(array_distinct(concat(
    ARRAY[known_from],
    coalesce(filter(
      flatten(transform(entries, one -> ARRAY[one.known_from, one.known_to])),
      time -> time > known_from AND (until IS NULL OR time < until)
    ), ARRAY[])
  ))) AS times (moment)
),
applied AS (
  SELECT
    *,
    filter(transform(
      ARRAY['guide', 'floor', 'ceiling', 'unit_floor', 'markup_floor'],
      sort -> array_max(filter(live, one -> one.kind = sort AND one.valid_from <= observed_at AND (one.valid_to IS NULL OR one.valid_to > observed_at)))
    ), one -> one IS NOT NULL) AS winners
  FROM moments
),
bounded AS (
  SELECT
    *,
    array_max(transform(filter(winners, one -> one.lower IS NOT NULL), one -> one.lower)) AS legal_min,
    array_min(transform(filter(winners, one -> one.upper IS NOT NULL), one -> one.upper)) AS legal_max,
    element_at(filter(winners, one -> one.kind = 'guide'), 1) AS guide,
    element_at(filter(winners, one -> one.obstacle IS NOT NULL), 1) AS obstacle,
    filter(winners, one -> price > one.upper OR price < one.lower) AS broken,
    -- A broken bound is excused in its grace period where the price was within all bounds the instant before.
    filter(winners, one -> (price > one.upper OR price < one.lower) AND NOT (
      one.grace_ends > observed_at
      AND coalesce(cardinality(filter(live, former -> former.valid_from < one.valid_from AND (former.valid_to IS NULL OR former.valid_to >= one.valid_from))), 0) > 0
      AND all_match(
        transform(
          ARRAY['guide', 'floor', 'ceiling', 'unit_floor', 'markup_floor'],
          sort -> array_max(filter(live, former ->
            former.kind = sort AND former.valid_from < one.valid_from AND (former.valid_to IS NULL OR former.valid_to >= one.valid_from)))),
        former -> former IS NULL
          OR (former.obstacle IS NULL AND (former.lower IS NULL OR former.lower <= price) AND (former.upper IS NULL OR former.upper >= price)))
    )) AS decisive
  FROM applied
),
reasoned AS (
  SELECT
    *,
    CASE
      WHEN outlet IS NULL THEN 'unknown_outlet'
      WHEN product IS NULL THEN 'unknown_sku'
      WHEN price IS NULL THEN 'no_price'
      WHEN coalesce(cardinality(winners), 0) = 0 THEN 'no_rule'
      WHEN obstacle IS NOT NULL THEN obstacle.obstacle
      WHEN legal_min > legal_max THEN 'conflicting_rules'
    END AS unknown_reason,
    array_min(transform(filter(decisive, one -> price > one.upper), one -> one.upper)) AS exceeded,
    array_max(transform(filter(decisive, one -> price < one.lower), one -> one.lower)) AS undercut
  FROM bounded
),
judged AS (
  SELECT
    subject,
    observed_at,
    moment,
    version,
    outlet,
    product,
    scale,
    price,
    unknown_reason,
    exceeded,
    undercut,
    coalesce(exceeded, undercut) AS bound,
    CASE
      WHEN unknown_reason IN ('unknown_outlet', 'unknown_sku') THEN 'out_of_scope'
      WHEN unknown_reason IS NOT NULL THEN 'unknown_price'
      WHEN exceeded IS NOT NULL THEN 'over'
      WHEN undercut IS NOT NULL THEN 'under'
      ELSE 'compliant'
    END AS verdict,
    unknown_reason IS NULL AND cardinality(broken) > 0 AND exceeded IS NULL AND undercut IS NULL AS in_grace,
    CASE WHEN is_told THEN legal_min END AS legal_min,
    CASE WHEN is_told THEN legal_max END AS legal_max,
    CASE WHEN is_told THEN guide.guide END AS guide,
    CASE WHEN is_told THEN array_min(transform(filter(winners, one -> one.lower = legal_min), one -> CAST(ROW(one.rule_id, one.version) AS ROW(rule_id varchar, version integer)))) END AS min_rule,
    CASE WHEN is_told THEN array_min(transform(filter(winners, one -> one.upper = legal_max), one -> CAST(ROW(one.rule_id, one.version) AS ROW(rule_id varchar, version integer)))) END AS max_rule,
    CASE WHEN is_told AND guide IS NOT NULL THEN CAST(ROW(guide.rule_id, guide.version) AS ROW(rule_id varchar, version integer)) END AS guide_rule,
    CASE
      WHEN unknown_reason IN ('no_wholesale_price', 'no_ratio') THEN CAST(ROW(obstacle.rule_id, obstacle.version) AS ROW(rule_id varchar, version integer))
      WHEN unknown_reason IS NOT NULL THEN NULL
      WHEN exceeded IS NOT NULL THEN array_min(transform(filter(decisive, one -> one.upper = exceeded), one -> CAST(ROW(one.rule_id, one.version) AS ROW(rule_id varchar, version integer))))
      WHEN undercut IS NOT NULL THEN array_min(transform(filter(decisive, one -> one.lower = undercut), one -> CAST(ROW(one.rule_id, one.version) AS ROW(rule_id varchar, version integer))))
      WHEN guide IS NOT NULL THEN CAST(ROW(guide.rule_id, guide.version) AS ROW(rule_id varchar, version integer))
    END AS rule
  FROM (SELECT *, unknown_reason IS NULL OR unknown_reason = 'conflicting_rules' AS is_told FROM reasoned)
),
amounts AS (
  SELECT
    subject,
    moment,
    version.event_id AS observation_id,
    version.label AS label_price,
    version.charged AS charged_price,
    outlet.region AS region,
    outlet.setting AS setting,
    outlet.channel AS channel,
    outlet.rep_id AS rep_id,
    product.brand AS brand,
    product.price_class AS price_class,
    verdict,
    unknown_reason,
    in_grace,
    -- A quotient of whole decimals is rounded to a whole one, halves away from zero.
    least(version.price, 999999999999999999) AS price,
    least(legal_min / scale, 999999999999999999) AS legal_min,
    least(legal_max / scale, 999999999999999999) AS legal_max,
    least(guide / scale, 999999999999999999) AS guide,
    CASE WHEN bound IS NOT NULL AND unknown_reason IS NULL THEN greatest(-999999999999999999, least((price - bound) / scale, 999999999999999999)) END AS deviation,
    CASE WHEN bound > 0 AND unknown_reason IS NULL THEN greatest(-999999999999999999, least(
      -- A hundred millionths in two steps, so that no product grows too large.
      ((price - bound) * 10000 - (price - bound) * 10000 % bound) / bound * 10000 + (price - bound) * 10000 % bound * 10000 / bound,
      999999999999999999)) END AS deviation_percent,
    rule.rule_id AS rule_id,
    rule.version AS rule_version,
    min_rule.rule_id AS min_rule_id,
    min_rule.version AS min_rule_version,
    max_rule.rule_id AS max_rule_id,
    max_rule.version AS max_rule_version,
    guide_rule.rule_id AS guide_rule_id,
    guide_rule.version AS guide_rule_version
  FROM judged
)
SELECT
  subject,
  row_number() OVER (PARTITION BY subject ORDER BY moment) AS revision,
  moment AS recorded_at,
  observation_id,
  region,
  setting,
  channel,
  rep_id,
  brand,
  price_class,
  verdict,
  unknown_reason,
  in_grace,
  label_price,
  charged_price,
  CAST(price * DECIMAL '0.000001' AS decimal(18, 6)) AS price,
  CAST(legal_min * DECIMAL '0.000001' AS decimal(18, 6)) AS legal_min,
  CAST(legal_max * DECIMAL '0.000001' AS decimal(18, 6)) AS legal_max,
  CAST(guide * DECIMAL '0.000001' AS decimal(18, 6)) AS guide,
  CAST(deviation * DECIMAL '0.000001' AS decimal(18, 6)) AS deviation,
  CAST(deviation_percent * DECIMAL '0.000001' AS decimal(18, 6)) AS deviation_percent,
  rule_id,
  rule_version,
  min_rule_id,
  min_rule_version,
  max_rule_id,
  max_rule_version,
  guide_rule_id,
  guide_rule_version
FROM (
  SELECT
    *,
    ROW(verdict, unknown_reason, in_grace, label_price, charged_price, price, legal_min, legal_max, guide, deviation, rule_id, rule_version,
      min_rule_id, min_rule_version, max_rule_id, max_rule_version, guide_rule_id, guide_rule_version) AS says,
    lag(ROW(verdict, unknown_reason, in_grace, label_price, charged_price, price, legal_min, legal_max, guide, deviation, rule_id, rule_version,
      min_rule_id, min_rule_version, max_rule_id, max_rule_version, guide_rule_id, guide_rule_version))
      OVER (PARTITION BY subject ORDER BY moment) AS said,
    row_number() OVER (PARTITION BY subject ORDER BY moment) AS ordinal
  FROM amounts
)
WHERE ordinal = 1 OR says IS DISTINCT FROM said
