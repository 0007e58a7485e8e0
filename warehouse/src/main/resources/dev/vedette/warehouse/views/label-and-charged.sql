-- Label beside charged price 明码实价: every observation with both, whatever the verdict.
SELECT
  verdict_id,
  region,
  rep_id,
  outlet_id,
  sku,
  observed_at,
  basis,
  label_price,
  charged_price,
  charged_price - label_price AS difference,
  charged_price = label_price AS agree,
  charged_price = label_price AND charged_price = guide AS agree_with_guide,
  guide,
  verdict,
  source
FROM mart.price_verdicts_current
WHERE label_price IS NOT NULL AND charged_price IS NOT NULL
