-- Conditions that part the order lines, the readings and the prices into portions of about ${portion}, by outlet.
SELECT format('bitwise_and(from_big_endian_64(xxhash64(to_utf8(outlet_id))), 1048575) %% %d = %d', parts, part)
FROM (
  SELECT ((SELECT count(*) FROM raw.orders) + (SELECT count(*) FROM raw.inventory_readings) + (SELECT count(*) FROM raw.price_observations)) / ${portion} + 1 AS parts
)
CROSS JOIN UNNEST(sequence(0, parts - 1)) AS numbers (part)
