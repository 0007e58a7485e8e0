import {LitElement, html, nothing} from 'lit';
import {api} from './api.js';
import {t, time} from './words.js';

/** What nobody is told of, for how long, by whom and why. */
class SilenceList extends LitElement {
  static properties = {
    session: {attribute: false}, changes: {attribute: false}, language: {}, silences: {state: true}, wrong: {state: true},
  };

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('changes') || changed.has('session')) {
      this.#load();
    }
  }

  async #load() {
    try {
      this.silences = (await api.silences()).silences;
      this.wrong = null;
    } catch (refusal) {
      this.wrong = t('failed', refusal.message);
    }
  }

  async #end(id) {
    try {
      await api.endSilence(id);
      this.#load();
    } catch (refusal) {
      this.wrong = t('failed', refusal.message);
    }
  }

  render() {
    return html`<section class="list" aria-label=${t('silences')}>
      <h1>${t('silences')}</h1>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      ${this.silences?.length === 0 ? html`<p class="empty">${t('noSilences')}</p>` : nothing}
      <ul class="silences">
        ${this.silences?.map((silence) => html`<li>
          <p><b>${silence.sku ?? t('everySku')}</b> · ${silence.region ?? t('everywhere')}</p>
          <p>${silence.reason} — ${t('by', silence.author)}</p>
          <p class="help">${time(silence.since)} → ${time(silence.until)}</p>
          ${this.session.silences ? html`<button @click=${() => this.#end(silence.id)}>${t('endNow')}</button>` : nothing}
        </li>`)}
      </ul>
    </section>`;
  }
}

customElements.define('silence-list', SilenceList);
