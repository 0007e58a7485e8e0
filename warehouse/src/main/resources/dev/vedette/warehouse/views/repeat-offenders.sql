-- Question 6: outlets with more than one notice in the five years up to the newest observation, with the stage of each notice.
SELECT
  outlet_id,
  max_by(region, notice_at) AS region,
  max_by(rep_id, notice_at) AS rep_id,
  count(*) AS notices,
  count(DISTINCT sku) AS skus,
  sum(violations) AS violations,
  min(notice_at) AS first_notice_at,
  max(notice_at) AS last_notice_at,
  count_if(stage = 'notice') AS in_notice,
  count_if(stage = 're_inspection_due') AS re_inspection_due,
  count_if(stage = 're_inspected') AS re_inspected,
  count_if(stage = 'cleared') AS cleared,
  count_if(stage = 'referred') AS referred
FROM mart.price_cases
WHERE notice_at > (SELECT max(observed_at) FROM mart.price_verdicts) - INTERVAL '1826' DAY
GROUP BY outlet_id
HAVING count(*) > 1
