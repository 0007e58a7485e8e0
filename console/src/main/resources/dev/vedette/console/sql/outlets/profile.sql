-- The file of an outlet; who keeps it and where, for those who see that.
SELECT outlets.outlet_id, name, licence_no, region, setting, channel, tier, rep_id, status, delivery_cycle_days, outlets.changed_at,
  {{personal owner_name}} AS owner_name, {{personal phone}} AS phone, {{personal address}} AS address
FROM vedette.raw.outlets_current outlets
LEFT JOIN vedette.raw.outlet_contacts_current contacts ON contacts.outlet_id = outlets.outlet_id
WHERE outlets.outlet_id = {{given outlet}} AND {{own outlets.outlet_id}}
