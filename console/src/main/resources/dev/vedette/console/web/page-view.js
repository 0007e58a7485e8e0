import {LitElement, html, nothing} from 'lit';
import {t} from './words.js';

/** What views have in common: who looks, and filters that the address holds. */
export class PageView extends LitElement {
  static properties = {session: {attribute: false}, filter: {attribute: false}, language: {}};

  createRenderRoot() {
    return this;
  }

  change(part) {
    this.dispatchEvent(new CustomEvent('filter', {detail: {...this.filter, ...part}}));
  }

  /** The fields by which one narrows a view; a region at least. */
  filters(more = nothing) {
    return html`<form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
      <label>${t('region')} <input type="text" size="18" .value=${this.filter.region ?? ''} placeholder=${this.session.regions?.join(', ') || t('everywhere')}
        @change=${(event) => this.change({region: event.target.value.trim()})}></label>
      ${more}
      ${Object.values(this.filter).some(Boolean) ? html`<button type="button" class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('filter', {detail: {}}))}>${t('clear')}</button>` : nothing}
    </form>`;
  }
}

/** Where all about an outlet is. */
export const outletLink = (id, name) => html`<a href="#/outlets?outlet=${encodeURIComponent(id)}">${name ?? id}</a>${name ? html`<br><small>${id}</small>` : nothing}`;

/** A SKU by its name, with its number beside. */
export const skuName = (row) => html`${row.sku_name ?? row.sku}${row.sku_name ? html`<br><small>${row.sku}</small>` : nothing}`;
