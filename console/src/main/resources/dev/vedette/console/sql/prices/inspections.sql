-- Results of the newest year's inspections, by outlet; those that were not inspected are counted in one row.
WITH
results AS (
  SELECT results.*, outlets.name AS outlet_name
  FROM vedette.mart.inspection_results results
  LEFT JOIN vedette.raw.outlets_current outlets ON outlets.outlet_id = results.outlet_id
  WHERE {{within results.region}} AND grain = 'year'
)
SELECT outlet_id, outlet_name, region, period_start, n, overcharges, undercharges, not_judged, rate, low, high, result, enforcement, count(*) OVER () AS outlets, count_if(result = 'not_observed') OVER () AS not_inspected
FROM results
WHERE period_start = (SELECT max(period_start) FROM results)
ORDER BY result = 'not_observed', CASE result WHEN 'fail' THEN 1 WHEN 'no_finding' THEN 2 ELSE 3 END, rate, outlet_id
