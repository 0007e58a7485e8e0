import {LitElement, html, nothing} from 'lit';
import {api} from './api.js';
import {t} from './words.js';

/**
 * A part of a view, with a question of its own: says that it is being asked, why nothing came of it, or
 * shows the rows. Each waits, and fails, by itself.
 */
class ViewPart extends LitElement {
  static properties = {
    view: {}, name: {}, heading: {}, help: {}, empty: {}, asked: {attribute: false}, show: {attribute: false}, language: {},
    answer: {state: true}, wrong: {state: true}, asking: {state: true},
  };

  #asked = '';

  createRenderRoot() {
    return this;
  }

  willUpdate() {
    const asked = JSON.stringify([this.view, this.name, this.asked]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#ask();
    }
  }

  async #ask() {
    const asked = this.#asked;
    this.asking = true;
    try {
      const answer = await api.view(this.view, this.name, this.asked ?? {});
      if (asked === this.#asked) {
        this.answer = answer;
        this.wrong = null;
        this.asking = false;
      }
    } catch (refusal) {
      if (asked === this.#asked) {
        this.answer = null;
        this.wrong = refusal.code;
        this.asking = false;
        this.dispatchEvent(new CustomEvent('refused', {detail: refusal, bubbles: true}));
      }
    }
  }

  render() {
    const {answer} = this;
    return html`<section class="part" aria-busy=${this.asking ? 'true' : 'false'}>
      <h2>${this.heading}</h2>
      ${this.help ? html`<p class="help">${this.help}</p>` : nothing}
      ${this.wrong
        ? html`<p class="wrong" role="alert">${words(this.wrong)}</p><button @click=${() => this.#ask()}>${t('tryAgain')}</button>`
        : !answer
          ? html`<p class="loading" role="status">${t('asking')}</p>`
          : answer.rows.length === 0
            ? html`<p class="empty">${this.empty || t('noRows')}</p>`
            : this.show(answer.rows)}
      ${answer?.cut ? html`<p class="help">${t('cutRows', answer.rows.length)}</p>` : nothing}
    </section>`;
  }
}

const words = (code) => (code === 'offline' ? t('offlineRead') : t(code));

customElements.define('view-part', ViewPart);

/** A part of a view. `show` makes a picture or a table of the rows. */
export function part(view, name, {asked = {}, heading, help = '', empty = '', language, show}) {
  return html`<view-part .view=${view} .name=${name} .asked=${asked} .heading=${heading} .help=${help} .empty=${empty} .language=${language} .show=${show}></view-part>`;
}

/**
 * A table. A column has a `head`, what `cell` makes of a row, and is `number` where figures stand to the right,
 * `plain` where lines are not to be broken. The first names the row.
 */
export function table(caption, columns, rows) {
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${caption}><table>
    <caption class="unseen">${caption}</caption>
    <thead><tr>${columns.map(({head, number}) => html`<th scope="col" class=${number ? 'number' : ''}>${head}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${columns.map(({cell, number, plain}, index) => (index === 0
      ? html`<th scope="row" class=${number ? 'number' : ''}>${cell(row)}</th>`
      : html`<td class=${number ? 'number' : plain ? 'plain' : ''}>${cell(row)}</td>`))}</tr>`)}</tbody>
  </table></div>`;
}

/** A table that is there for those who do not see the picture, or want the figures. */
export function figures(caption, columns, rows) {
  return html`<details class="figures"><summary>${t('figures')}</summary>${table(caption, columns, rows)}</details>`;
}
