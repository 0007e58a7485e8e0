import {html, svg} from 'lit';
import {quantity, shortTime, t} from './words.js';

const WIDTH = 560;
const HEIGHT = 150;
const LEFT = 12;
const RIGHT = 12;
const TOP = 14;
const BOTTOM = 30;

/** Expected stock from the estimate to nothing, with the band in which it runs out, and the delivery. */
export function runoutChart(alert) {
  const begin = Date.parse(alert.at);
  const expected = Date.parse(alert.expectedRunoutAt);
  const earliest = Date.parse(alert.earliestRunoutAt ?? alert.expectedRunoutAt);
  const latest = Date.parse(alert.latestRunoutAt ?? alert.expectedRunoutAt);
  if (!alert.estimatedStock || Number.isNaN(expected) || expected <= begin) {
    return html``;
  }
  const delivery = alert.nextDeliveryAt ? Date.parse(alert.nextDeliveryAt) : null;
  const end = Math.max(latest, delivery ?? 0) + (latest - begin) * 0.05;
  const x = (time) => LEFT + ((time - begin) / (end - begin)) * (WIDTH - LEFT - RIGHT);
  const ground = HEIGHT - BOTTOM;
  const words = t('chartHelp', quantity(alert.estimatedStock, alert), shortTime(alert.expectedRunoutAt));
  return html`<figure class="runout">
    <figcaption>${t('chart')}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words}>
      ${svg`<polygon class="band" points="${x(begin)},${TOP} ${x(earliest)},${ground} ${x(latest)},${ground}"></polygon>
        <line class="stock" x1=${x(begin)} y1=${TOP} x2=${x(expected)} y2=${ground}></line>
        <line class="ground" x1=${LEFT} y1=${ground} x2=${WIDTH - RIGHT} y2=${ground}></line>
        <text x=${x(begin) + 4} y=${TOP - 2}>${quantity(alert.estimatedStock, alert)}</text>
        <text class="middle" x=${Math.min(Math.max(x(expected), 60), WIDTH - 60)} y=${ground + 13}>${shortTime(alert.expectedRunoutAt)}</text>
        ${delivery
          ? svg`<line class="delivery" x1=${x(delivery)} y1=${TOP} x2=${x(delivery)} y2=${ground}></line>
              <text class="end" x=${Math.max(x(delivery) - 4, 120)} y=${TOP + 10}>${t('nextDelivery')}</text>
              <text class="end" x=${Math.min(Math.max(x(delivery), 60), WIDTH - 2)} y=${ground + 26}>${shortTime(alert.nextDeliveryAt)}</text>`
          : ''}`}
    </svg>
    <p class="help">${words}</p>
  </figure>`;
}
