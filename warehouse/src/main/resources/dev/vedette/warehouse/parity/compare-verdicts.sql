-- What mart.price_verdicts says, revision by revision beside the recount; as far as ${slice}.
WITH
recount AS (
${recount}
),
stated AS (
  SELECT
    *,
    count(*) OVER (PARTITION BY subject, revision) AS rivals
  FROM (
    SELECT
      *,
      ${subject} AS subject,
      row_number() OVER (PARTITION BY verdict_id, revision ORDER BY sequence DESC) AS age,
      count(*) OVER (PARTITION BY verdict_id, sequence) AS repeats,
      first_value(revisions) OVER (PARTITION BY verdict_id ORDER BY sequence DESC) AS known_revisions
    FROM mart.price_verdicts
    WHERE ${slice}
  )
  WHERE age = 1 AND NOT withdrawn AND revision <= known_revisions
),
pairs AS (
  SELECT
    stated.verdict_id,
    coalesce(stated.observation_id, recount.observation_id) AS observation_id,
    coalesce(stated.revision, recount.revision) AS revision,
    CASE
      WHEN stated.verdict_id IS NULL THEN ARRAY[ROW('the revision', recount.verdict, 'missing')]
      WHEN recount.subject IS NULL THEN ARRAY[ROW('the revision', 'no such one', stated.verdict)]
      ELSE ARRAY[
        ROW('number of verdicts', '1', CAST(stated.rivals AS varchar)),
        ROW('number of its rows', '1', CAST(stated.repeats AS varchar)),
        ROW('recorded_at', CAST(recount.recorded_at AS varchar), CAST(stated.recorded_at AS varchar)),
        ROW('supersedes', CAST(nullif(recount.revision - 1, 0) AS varchar), CAST(stated.supersedes AS varchar)),
        ROW('observation_id', recount.observation_id, stated.observation_id),
        ROW('verdict', recount.verdict, stated.verdict),
        ROW('unknown_reason', recount.unknown_reason, stated.unknown_reason),
        ROW('label_price', CAST(recount.label_price AS varchar), CAST(stated.label_price AS varchar)),
        ROW('charged_price', CAST(recount.charged_price AS varchar), CAST(stated.charged_price AS varchar)),
        ROW('price', CAST(recount.price AS varchar), CAST(stated.price AS varchar)),
        ROW('legal_min', CAST(recount.legal_min AS varchar), CAST(stated.legal_min AS varchar)),
        ROW('legal_max', CAST(recount.legal_max AS varchar), CAST(stated.legal_max AS varchar)),
        ROW('guide', CAST(recount.guide AS varchar), CAST(stated.guide AS varchar)),
        ROW('rule', recount.rule_id || '/' || CAST(recount.rule_version AS varchar), stated.rule_id || '/' || CAST(stated.rule_version AS varchar)),
        ROW('min_rule', recount.min_rule_id || '/' || CAST(recount.min_rule_version AS varchar), stated.min_rule_id || '/' || CAST(stated.min_rule_version AS varchar)),
        ROW('max_rule', recount.max_rule_id || '/' || CAST(recount.max_rule_version AS varchar), stated.max_rule_id || '/' || CAST(stated.max_rule_version AS varchar)),
        ROW('guide_rule', recount.guide_rule_id || '/' || CAST(recount.guide_rule_version AS varchar), stated.guide_rule_id || '/' || CAST(stated.guide_rule_version AS varchar)),
        ROW('in_grace', CAST(recount.in_grace AS varchar), CAST(stated.in_grace AS varchar)),
        ROW('deviation', CAST(recount.deviation AS varchar), CAST(stated.deviation AS varchar)),
        ROW('deviation_percent', CAST(recount.deviation_percent AS varchar), CAST(stated.deviation_percent AS varchar)),
        ROW('region', recount.region, stated.region),
        ROW('setting', recount.setting, stated.setting),
        ROW('channel', recount.channel, stated.channel),
        ROW('rep_id', recount.rep_id, stated.rep_id),
        ROW('brand', recount.brand, stated.brand),
        ROW('price_class', recount.price_class, stated.price_class)
      ]
    END AS columns
  FROM recount
  FULL JOIN stated ON stated.subject = recount.subject AND stated.revision = recount.revision
),
judged AS (
  SELECT *, filter(columns, one -> one[2] IS DISTINCT FROM one[3]) AS differences
  FROM pairs
)
SELECT
  count(*) AS compared,
  count_if(cardinality(differences) > 0) AS differing,
  min(format(
    'observation %s, revision %d: %s',
    observation_id,
    revision,
    array_join(transform(differences, one -> format('%s is %s by the raw tables, %s in the mart', one[1], coalesce(one[2], 'none'), coalesce(one[3], 'none'))), '; ')
  ), ${examples}) FILTER (WHERE cardinality(differences) > 0) AS examples
FROM judged
