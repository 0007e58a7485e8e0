import {html, nothing} from 'lit';
import {lines, parts} from './charts.js';
import {day, interval, number, share, signed, signedShare} from './formats.js';
import {PageView} from './page-view.js';
import {figures, part, table} from './view-part.js';
import {t} from './words.js';

const MEASURES = ['share_volume', 'numeric_distribution', 'weighted_distribution', 'velocity', 'unit_fill'];
const MOST_LINES = 6;

/** How brands fare: share, distribution, velocity; whether they decline, and where the volume went. */
class BrandsView extends PageView {
  render() {
    const asked = {region: this.filter.region};
    const of = (name, show) => part('brands', name, {asked, heading: t(`brands_${name}`), help: t(`brands_${name}_help`), empty: t(`brands_${name}_empty`), language: this.language, show});
    return html`<h1>${t('brands')}</h1>
      ${this.filters()}
      <div class="parts-grid">
        ${of('shares', shares)}
        ${of('measures', measures)}
      </div>
      ${of('trends', trends)}`;
  }
}

/** The largest brands as lines; the others are in the table. */
function shares(rows) {
  const times = [...new Set(rows.map((row) => row.period_start))].sort();
  const newest = times.at(-1);
  const units = new Map();
  rows.forEach((row) => units.set(row.brand, (units.get(row.brand) ?? 0) + row.units));
  const brands = [...units.keys()].sort((one, other) => units.get(other) - units.get(one)).slice(0, MOST_LINES);
  const series = brands.map((brand) => ({
    name: brand,
    points: times.map((time) => {
      const row = rows.find((each) => each.brand === brand && each.period_start === time);
      return row?.share == null ? null : {value: row.share, pending: row.provisional};
    }),
  }));
  return html`${lines({label: t('brands_shares'), times, series, format: (value) => share(value, 0), formatTime: day})}
    ${figures(t('brands_shares'), [
      {head: t('brand'), cell: (row) => row.brand},
      {head: t('cycle'), cell: (row) => html`${day(row.period_start)}${row.period_start === newest && row.provisional ? html` <small>${t('provisionalShort')}</small>` : nothing}`},
      {head: t('share_volume'), number: true, cell: (row) => share(row.share)},
      {head: t('volumeUnits'), number: true, cell: (row) => number(row.units)},
    ], rows)}`;
}

function measures(rows) {
  const brands = [...new Set(rows.map((row) => row.brand))];
  const of = (brand, metric, newest) => rows.find((row) => row.brand === brand && row.metric_id === metric && row.newest === newest)?.value;
  const cycles = [...new Set(rows.map((row) => row.period_start))].sort();
  const shown = (metric, value) => (metric === 'velocity' ? number(value, 0) : share(value));
  const change = (metric, now, before) => (now == null || before == null ? '' : metric === 'velocity' ? signedShare(before ? now / before - 1 : null, 1) : t('points', signed((now - before) * 100, 1)));
  return html`<p class="help">${t('comparedCycles', day(cycles.at(-1)), day(cycles[0]))}</p>${table(t('brands_measures'), [
    {head: t('brand'), cell: (brand) => brand},
    ...MEASURES.map((metric) => ({head: t(metric), number: true, cell: (brand) => {
      const now = of(brand, metric, true);
      return html`${shown(metric, now)}<br><small>${cycles.length > 1 ? change(metric, now, of(brand, metric, false)) : ''}</small>`;
    }})),
  ], brands)}`;
}

const trends = (rows) => html`<p class="help">${t('cycleFrom', day(rows[0].period_start))}${rows[0].provisional ? ` · ${t('provisionalShort')}` : ''}</p>
  <ul class="trends">${rows.map((row) => html`<li class="trend">
    <h3>${row.brand} <small>${row.region}</small></h3>
    <p><b class="state ${row.state}">${t(`trend_${row.state}`)}</b>${row.confirmed ? html` · ${t('confirmed')}` : nothing}</p>
    ${row.change_size == null ? nothing : html`<p>${t('changeSince', signedShare(row.change_size), interval(row.change_low, row.change_high, signedShare), day(row.change_since))}</p>`}
    ${row.state === 'stable' && row.found_evenly != null ? html`<p class="help">${t('wouldBeFound', share(row.found_evenly, 0))}</p>` : nothing}
    ${row.volume == null ? html`<p class="help">${t('noSplit')}</p>` : html`
      <p>${t('volumeFromTo', number(row.volume_before), number(row.volume), row.volume_before ? signedShare(row.volume / row.volume_before - 1, 1) : '–')}</p>
      ${parts({label: t('whereVolumeWent', row.brand, signed(row.by_distribution), signed(row.by_velocity), signed(row.by_supply)), format: (value) => signed(value), items: [
        {name: t('by_distribution'), value: row.by_distribution ?? 0}, {name: t('by_velocity'), value: row.by_velocity ?? 0}, {name: t('by_supply'), value: row.by_supply ?? 0}]})}`}
  </li>`)}</ul>`;

customElements.define('brands-view', BrandsView);
