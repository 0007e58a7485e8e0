-- 1 violations of a city in a month, each
SELECT * FROM mart.price_violations WHERE region = 'country/p07/c3' AND observed_at >= TIMESTAMP '2025-03-01 00:00:00 UTC' AND observed_at < TIMESTAMP '2025-04-01 00:00:00 UTC'

-- 1 violations of a province in a year, by rule
SELECT rule_id, count(*) FROM mart.price_violations WHERE region LIKE 'country/p07/%' AND observed_at >= TIMESTAMP '2025-01-01 00:00:00 UTC' AND observed_at < TIMESTAMP '2026-01-01 00:00:00 UTC' GROUP BY rule_id

-- 1 counts of all regions, months and SKUs
SELECT count(*), sum(n) FROM mart.price_execution

-- 2 history of a SKU's legal price
SELECT * FROM mart.price_law_history WHERE sku = 'sku-17' ORDER BY valid_from

-- 3 a city's verdicts in a month as known on a date
SELECT verdict, count(*) FROM mart.price_verdict_revisions WHERE region = 'country/p07/c3' AND observed_at >= TIMESTAMP '2025-03-01 00:00:00 UTC' AND observed_at < TIMESTAMP '2025-04-01 00:00:00 UTC' AND TIMESTAMP '2025-03-25 00:00:00 UTC' >= known_from AND (known_to IS NULL OR TIMESTAMP '2025-03-25 00:00:00 UTC' < known_to) GROUP BY verdict

-- 3 every verdict of a month that was changed
SELECT reason, verdict_before, verdict, count(*) FROM mart.price_verdict_changes WHERE observed_at >= TIMESTAMP '2025-03-01 00:00:00 UTC' AND observed_at < TIMESTAMP '2025-04-01 00:00:00 UTC' GROUP BY 1, 2, 3

-- 4 evidence of an outlet's violations in a month
SELECT * FROM mart.price_evidence WHERE outlet_id = 'outlet-00100' AND observed_at >= TIMESTAMP '2025-03-01 00:00:00 UTC' AND observed_at < TIMESTAMP '2025-04-01 00:00:00 UTC'

-- 5 coverage of all regions and months
SELECT count(*), sum(numerator) FROM mart.price_coverage_by_region

-- 6 all notices by stage
SELECT stage, count(*) FROM mart.price_cases GROUP BY stage

-- 6 repeat offenders
SELECT * FROM mart.repeat_offenders

-- 6 all notices, in full
SELECT count(*), checksum(cases) FROM (SELECT ROW(case_id, outlet_id, sku, rule_id, region, rep_id, verdict, notice_at, due_at, re_inspected_at, referred_at, cleared_at, violations, last_violation_at, stage, notices_in_window) AS cases FROM mart.price_cases)

-- 7 inspection results of all outlets and a year
SELECT result, count(*) FROM mart.inspection_results WHERE grain = 'year' GROUP BY result

-- 8 old prices after the grace period, a month
SELECT count(*) FROM mart.old_price_after_grace WHERE observed_at >= TIMESTAMP '2025-02-01 00:00:00 UTC' AND observed_at < TIMESTAMP '2025-03-01 00:00:00 UTC'

-- 9 lowest prior prices of an outlet
SELECT * FROM mart.price_prior_low WHERE outlet_id = 'outlet-00100'

-- 10 price index and dispersion, all regions, classes, settings and months
SELECT count(*), avg(median) FROM mart.price_index

-- 11 findings by source, all regions and months
SELECT count(*), sum(n) FROM mart.price_findings_by_source

-- measures of all regions and months
SELECT metric_id, count(*) FROM mart.price_measures GROUP BY metric_id
