-- The cases that are open, beside those that the verdicts make up as they stand.
WITH
stated AS (
  SELECT case_id, outlet_id, sku, rule_id, opened_at
  FROM mart.price_case_states
  WHERE state = 'open'
),
found AS (
  SELECT case_id, outlet_id, sku, rule_id, min(observed_at) AS opened_at
  FROM mart.price_violations
  WHERE case_id IS NOT NULL
  GROUP BY case_id, outlet_id, sku, rule_id
),
price_cases AS (
  SELECT
    coalesce(found.outlet_id, stated.outlet_id) AS outlet_id,
    coalesce(found.sku, stated.sku) AS sku,
    coalesce(found.rule_id, stated.rule_id) AS rule_id,
    coalesce('open since ' || CAST(found.opened_at AS varchar), 'not open') AS found,
    coalesce('open since ' || CAST(stated.opened_at AS varchar), 'not open') AS stated
  FROM found
  FULL JOIN stated
    ON stated.case_id = found.case_id AND stated.outlet_id = found.outlet_id AND stated.sku = found.sku AND stated.rule_id = found.rule_id
)
SELECT
  count(*) AS compared,
  count_if(found <> stated) AS differing,
  min(format('outlet %s, SKU %s, rule %s: %s by the verdicts, %s by the cases', outlet_id, sku, rule_id, found, stated), ${examples})
    FILTER (WHERE found <> stated) AS examples
FROM price_cases
