import {currentLanguage, percent, shortTime, t} from './words.js';

const locale = () => (currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB');

export function number(value, digits = 0) {
  return value == null ? '–' : new Intl.NumberFormat(locale(), {maximumFractionDigits: digits}).format(value);
}

/** With its sign: what was added or lost. */
export function signed(value, digits = 0) {
  return value == null ? '–' : new Intl.NumberFormat(locale(), {maximumFractionDigits: digits, signDisplay: 'exceptZero'}).format(value);
}

/** A price has two digits, and a bound that was computed may have more. */
export function price(value) {
  return value == null ? '–' : new Intl.NumberFormat(locale(), {minimumFractionDigits: 2, maximumFractionDigits: 3}).format(value);
}

export function share(value, digits = 1) {
  return value == null ? '–' : new Intl.NumberFormat(locale(), {style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits}).format(value);
}

export function signedShare(value, digits = 0) {
  return value == null ? '–' : new Intl.NumberFormat(locale(), {style: 'percent', maximumFractionDigits: digits, signDisplay: 'exceptZero'}).format(value);
}

/** A rate with the interval in which it lies, 95 of 100 times. */
export function interval(low, high, format = (value) => share(value, 1)) {
  return low == null || high == null ? '–' : t('fromTo', format(low), format(high));
}

/** A day that is written as one, such as the first of an order cycle: it belongs to no zone. */
export function day(text) {
  return dated(text, {day: 'numeric', month: 'short'});
}

export function month(text) {
  return dated(text, {month: 'short', year: 'numeric'});
}

function dated(text, parts) {
  return text ? new Intl.DateTimeFormat(locale(), {...parts, timeZone: 'UTC'}).format(new Date(`${String(text).slice(0, 10)}T00:00:00Z`)) : '–';
}

/** A time by its day. */
export function date(text) {
  return text ? new Intl.DateTimeFormat(locale(), {day: 'numeric', month: 'short', year: 'numeric'}).format(new Date(text)) : '–';
}

/** How long ago. */
export function ago(text, now = Date.now()) {
  if (!text) {
    return t('never');
  }
  const seconds = Math.max(0, (now - Date.parse(text)) / 1000);
  const format = new Intl.RelativeTimeFormat(locale(), {style: 'short'});
  return seconds < 120 ? format.format(-Math.round(seconds), 'second')
    : seconds < 7200 ? format.format(-Math.round(seconds / 60), 'minute')
      : seconds < 172800 ? format.format(-Math.round(seconds / 3600), 'hour')
        : format.format(-Math.round(seconds / 86400), 'day');
}

/** Units as packs where the ratio is known. */
export function packs(units, unitsPerPack) {
  if (units == null) {
    return '–';
  }
  return unitsPerPack ? t('packs', number(units / unitsPerPack, 1)) : t('units', number(units));
}

export {percent, shortTime};
