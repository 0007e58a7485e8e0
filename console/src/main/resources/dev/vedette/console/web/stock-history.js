import {html} from 'lit';
import {stockCurve} from './charts.js';
import {number, packs, shortTime} from './formats.js';
import {figures} from './view-part.js';
import {t, word} from './words.js';

/** From one in ten to nine in ten: so many standard deviations to either side. */
const DECILE = 1.2816;

/**
 * What was read and delivered, with the estimate that an alert rests on.
 *
 * @param alert null where there is none
 */
export function stockHistory(rows, alert) {
  const perPack = alert?.unitsPerPack ?? rows[0].units_per_pack;
  const of = (kind) => rows.filter((row) => row.kind === kind).map((row) => ({at: Date.parse(row.at), units: row.units}));
  const ofAlert = alert && alert.estimatedStock != null && alert.expectedRunoutAt;
  const estimate = ofAlert
    ? {
        at: Date.parse(alert.at), units: alert.estimatedStock, low: alert.estimatedStock, high: alert.estimatedStock,
        runout: {
          earliest: Date.parse(alert.earliestRunoutAt ?? alert.expectedRunoutAt), expected: Date.parse(alert.expectedRunoutAt),
          latest: Date.parse(alert.latestRunoutAt ?? alert.expectedRunoutAt),
        },
      }
    : estimated(rows);
  const label = t('stockHistory', number(of('reading').length), number(of('delivery').length));
  return html`${stockCurve({
    label, readings: of('reading'), deliveries: of('delivery'), estimate, names: {reading: t('readingWord'), delivery: t('deliveryWord'), estimate: estimate?.runout ? t('estimateWord') : t('estimateOnly')},
    format: (units) => number(perPack ? units / perPack : units), formatTime: (at) => shortTime(new Date(at).toISOString()),
  })}
  <p class="help">${perPack ? t('inPacks') : t('inUnits')}</p>
  ${figures(label, [
    {head: t('seenOn'), cell: (row) => shortTime(row.at)},
    {head: t('kindWord'), cell: (row) => (row.kind === 'reading' ? t('readingWord') : t('deliveryWord'))},
    {head: t('quantityWord'), number: true, cell: (row) => packs(row.units, perPack)},
    {head: t('source'), cell: (row) => word(row.source) || '–'},
  ], rows.filter((row) => row.kind !== 'estimate'))}`;
}

/** The newest estimate, with the band in which eight of ten lie. */
function estimated(rows) {
  const row = rows.find(({kind}) => kind === 'estimate');
  if (!row) {
    return null;
  }
  const reach = DECILE * (row.sd ?? 0);
  return {at: Date.parse(row.at), units: row.units, low: Math.max(0, row.units - reach), high: row.units + reach};
}
