-- What mart.customers says, once: the comparison looks at it from several sides.
SELECT outlet_id, period_start, state, silent_cycles
FROM mart.customers
