-- The open alerts of which nobody is told, and the incident under which each stands.
SELECT
  alert.alert_id,
  alert.revision,
  alert.provisional,
  alert.outlet_id,
  alert.sku,
  alert.region,
  alert.rep_id,
  alert.at,
  alert.state,
  alert.severity,
  alert.probability,
  alert.next_delivery_at,
  alert.lost_qty,
  alert.lost_value,
  alert.incident_id,
  incident.region AS incident_region,
  incident.transition AS incident_transition,
  incident.at AS incident_at,
  incident.outlets_held_back,
  incident.evidence AS incident_evidence
FROM mart.stockout_alerts_current alert
LEFT JOIN mart.stockout_alerts_current incident ON incident.alert_id = alert.incident_id
WHERE alert.transition NOT IN ('cleared', 'expired') AND coalesce(alert.held_back, false)
