import {html, nothing} from 'lit';
import {api} from './api.js';
import {ago, number, shortTime} from './formats.js';
import {ruleFaults} from './notification-list.js';
import {PageView} from './page-view.js';
import {part, table} from './view-part.js';
import {t, word} from './words.js';

const AGAIN_MS = 15000;

/** Whether the product works: its parts, jobs, how far behind they are, tables, and what could not be read. */
class HealthView extends PageView {
  static properties = {...PageView.properties, report: {state: true}, wrong: {state: true}};

  #timer = null;

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.#timer = setInterval(() => this.#load(), AGAIN_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  async #load() {
    try {
      this.report = await api.health();
      this.wrong = null;
    } catch (refusal) {
      this.wrong = refusal.code === 'offline' ? t('offlineRead') : t(refusal.code);
    }
  }

  render() {
    const {report} = this;
    return html`<h1>${t('health')}</h1>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      ${report ? this.#report(report) : this.wrong ? nothing : html`<p class="loading" role="status">${t('asking')}</p>`}
      ${report ? nothing : this.#deadLetters()}`;
  }

  #deadLetters() {
    return part('health', 'dead-letters', {heading: t('deadLetters'), help: t('deadLetters_help'), empty: t('deadLetters_empty'), language: this.language, show: deadLetters});
  }

  #report(report) {
    const now = Date.parse(report.at);
    return html`<p class="as-of">${t('asOf', shortTime(report.at))}</p>
      <ul class="health-parts">${report.parts.map((each) => html`<li class=${each.up ? 'up' : 'down'}>${t(`part_${each.name.replaceAll(' ', '_')}`)}: <b>${t(each.up ? 'up' : 'down')}</b></li>`)}</ul>
      ${report.ruleFaults.length > 0 ? ruleFaults(report.ruleFaults) : nothing}
      <div class="parts-grid">
        <div class="column-of-parts"><section class="part"><h2>${t('jobs')}</h2><p class="help">${t('jobs_help')}</p>${report.jobs.length === 0 ? html`<p class="empty">${t('jobs_empty')}</p>` : table(t('jobs'), [
          {head: t('job'), cell: (job) => job.name},
          {head: t('jobState'), cell: (job) => html`<span class="job ${job.state === 'RUNNING' || job.state === 'FINISHED' ? 'up' : 'down'}">${word(job.state)}</span>${job.failure ? html`<br><small>${job.failure}</small>` : nothing}`},
          {head: t('checkpoint'), number: true, cell: (job) => ago(job.checkpointAt, now)},
          {head: t('failedCheckpoints'), number: true, cell: (job) => number(job.failedCheckpoints)},
          {head: t('restarts'), number: true, cell: (job) => number(job.restarts)},
        ], report.jobs)}</section>
        ${this.#deadLetters()}</div>
        <section class="part"><h2>${t('lag')}</h2><p class="help">${t('lag_help')}</p>${report.consumers.length === 0 ? html`<p class="empty">${t('lag_empty')}</p>` : table(t('lag'), [
          {head: t('reader'), cell: (consumer) => consumer.group.replace(/^vedette-/, '')},
          {head: t('topic'), cell: (consumer) => consumer.topic},
          {head: t('behind'), number: true, cell: (consumer) => number(consumer.lag)},
        ], report.consumers)}</section>
        <section class="part"><h2>${t('commits')}</h2><p class="help">${t('commits_help')}</p>${report.tables.length === 0 ? html`<p class="empty">${t('commits_empty')}</p>` : table(t('commits'), [
          {head: t('tableWord'), cell: (each) => each.name},
          {head: t('lastCommit'), number: true, cell: (each) => ago(each.committedAt, now)},
        ], report.tables)}</section>
      </div>`;
  }
}

const deadLetters = (rows) => table(t('deadLetters'), [
  {head: t('kindWord'), cell: (row) => row.event_type},
  {head: t('reason'), cell: (row) => word(row.reason)},
  {head: t('status'), cell: (row) => word(row.status)},
  {head: t('number'), number: true, cell: (row) => number(row.n)},
  {head: t('newest'), cell: (row) => shortTime(row.newest_at)},
], rows);

customElements.define('health-view', HealthView);
