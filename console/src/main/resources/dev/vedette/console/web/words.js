// Every word that people read, in both languages.

import {VIEW_WORDS} from './view-words.js';

const WORDS = {
  en: {
    language: '中文', theme: 'Light or dark',
    inbox: 'Inbox', suppressed: 'Suppressed', resolved: 'Resolved', closed: 'Ended', silences: 'Silences', views: 'Views',
    signIn: 'Sign in', signOut: 'Sign out', name: 'Name', role: 'Role', region: 'Region', token: 'Token',
    openNotice: 'This console is open: anybody on this machine may sign in as anybody. For accounts: ./vedette up --secured',
    openSignIn: 'Nobody has a password here. Choose who you want to be.',
    securedSignIn: 'Paste your token. An operator makes one with ./vedette token NAME.',
    operator: 'operator', manager: 'manager', rep: 'customer manager', regulator: 'regulator', analyst: 'analyst',
    signInElsewhere: 'Sign in with your organisation', refused_unavailable: 'The sign-in service does not answer as it should. Try again later; the console’s log tells why.', refused_declined: 'The sign-in service did not let you in.',
    refused_mismatch: 'That sign-in was not begun here, or it took too long. Begin anew.', refused_unproven: 'What the sign-in service is said to have stated does not hold. The console’s log tells why.', refused_stranger: 'You have no role at this console. Ask whoever runs it.', refused_taken: 'There is an account of your name here. Sign in with its token.',
    roleHelp: 'A manager sees its regions; a customer manager the outlets under its id.',
    regionHelp: 'Path from the top, such as north or north/harbour.',
    moneyAtRisk: 'At risk', moneyHelp: 'expected loss until the next deliveries, at wholesale',
    open: 'Open', neglected: 'Nobody acted', acknowledged: 'Acknowledged', snoozed: 'Snoozed', silenced: 'Silenced', held_back: 'Held back',
    critical: 'critical', high: 'high', medium: 'medium', low: 'low', anySeverity: 'any severity', atLeast: 'at least {0}',
    severity: 'Severity', search: 'Search', searchHelp: 'outlet, SKU, region, customer manager, cause', clear: 'Clear',
    outlets: '{0} outlets', outlet1: '1 outlet', orderBy: 'order by {0}', cutOffOver: 'order time over',
    live: 'live', lost: 'connection lost; trying again', notLive: 'not live: nothing arrives', reading: 'reading the alerts…', asOf: 'as of {0}',
    nothing: 'Nothing here. That is good news.', nothingFiltered: 'No alert matches.',
    more: '{0} more {0|group|groups}: narrow the search to see {0|it|them}', showAll: 'Show all {0}',
    incident: 'Depot short', incidentHelp: 'One incident stands for {0} {0|outlet|outlets}; {0|its alert is|their alerts are} held back.',
    status: 'Status', state: 'Stock', probability: 'Probability of running out before the next delivery',
    ok: 'enough', at_risk: 'at risk', out: 'out of stock', suspected: 'suspected phantom stock', unknown: 'unknown',
    expectedRunout: 'Expected to run out', between: 'between {0} and {1} (eight of ten)', nextDelivery: 'Next delivery', estimatedStock: 'Estimated stock',
    lost_: 'Expected unmet demand', suggested: 'Suggested order', cause: 'Cause', owner: 'Who can act', assignee: 'Assigned to', since: 'Since',
    repName: 'Customer manager', cover: 'Lasts', days: '{0} days', packs: '{0} {0|pack|packs}', units: '{0} {0|unit|units}', provisional: 'provisional: facts that are still under way may change it',
    acknowledge: 'Acknowledge', assignMe: 'Assign to me', comment: 'Comment', snooze4h: 'Snooze 4 h', snooze1d: 'Snooze 1 day',
    resolve: 'Resolve', reopen: 'Reopen', silence: 'Silence this SKU here…', send: 'Send', cancel: 'Cancel', close: 'Close', commentHelp: 'What did you find, what have you done?',
    reason: 'Reason', until: 'Until', silenceTitle: 'Silence {0} in {1}', silenceHelp: 'Alerts go on being written; nobody is told until then.', endNow: 'End now',
    noSilences: 'Nothing is silenced.', by: 'by {0}', course: 'Course', done: 'What was done', nobodyYet: 'Nobody has done anything yet.', evidence: 'Evidence',
    sqlHelp: 'The same in SQL:', copy: 'Copy', copied: 'Copied', csv: 'Download CSV', chart: 'Expected stock', chartHelp: 'Stock falls from {0} to nothing by {1}; the band goes from one in ten to nine in ten.',
    raised: 'raised', escalated: 'escalated', updated: 'updated', cleared: 'cleared', expired: 'expired',
    newAlert: 'New: {0} at {1}', newAlerts: '{0} new alerts', shortcuts: 'j/k move · Enter open · a acknowledge · r resolve · s snooze · / search · Esc back',
    offline: 'The console does not answer. Nothing was changed; try again.', failed: 'That did not work: {0}', action_acknowledge: 'acknowledged', action_assign: 'assigned to {0}', action_comment: 'commented',
    action_snooze: 'snoozed until {0}', action_resolve: 'resolved', action_reopen: 'reopened', revision: 'revision {0}', everywhere: 'everywhere', everySku: 'every SKU', details: 'Alert',
    wrongRules: 'The rules in notifications.yaml are wrong. Those before them hold until they are put right:',
    notifications: 'Notifications', notified: 'Who was told', noRules: 'Nobody is notified: there are no rules. See docs/notifications.md, and ./vedette up --notifications FILE.',
    waitingMessages: 'Waiting messages', lastSuccess: 'Last success', lastError: 'Last error', nextAttempt: 'Next attempt', standingThere: 'Open alerts it knows of', refusedMessages: 'Refused messages', works: 'works', fails: 'fails',
    webhook: 'webhook', email: 'e-mail', alertmanager: 'Alertmanager', told_raised: 'told of it', told_neglected: 'told that nobody acts', told_cleared: 'told that it is over', told_waiting: 'waiting to be sent',
    company_short: 'company short', quota_bound: 'quota too small', late_delivery: 'delivery late', not_ordered: 'nothing ordered', demand_spike: 'demand spike', phantom_stock: 'phantom stock', delisted: 'delisted',
  },
  zh: {
    language: 'English', theme: '明暗',
    inbox: '收件箱', suppressed: '已抑制', resolved: '已处理', closed: '已结束', silences: '静默规则', views: '视图',
    signIn: '登录', signOut: '退出', name: '名称', role: '角色', region: '区域', token: '令牌',
    openNotice: '本控制台处于开放模式：本机任何人都可以以任意身份登录。启用账户：./vedette up --secured',
    openSignIn: '此处不需要密码，请选择身份。',
    securedSignIn: '请粘贴令牌。管理员用 ./vedette token 名称 生成令牌。',
    operator: '运维', manager: '经理', rep: '客户经理', regulator: '专卖监管', analyst: '分析员',
    signInElsewhere: '用单位账号登录', refused_unavailable: '登录服务未正常响应，请稍后重试；原因见控制台日志。', refused_declined: '登录服务未予放行。',
    refused_mismatch: '该登录并非在此发起，或已超时，请重新登录。', refused_unproven: '登录服务的声明未通过校验，原因见控制台日志。', refused_stranger: '您在本控制台没有角色，请联系管理人员。', refused_taken: '此处已有同名账户，请用其令牌登录。',
    roleHelp: '经理可见所辖区域；客户经理可见自己编号下的零售户。',
    regionHelp: '从最上级写起，例如 north 或 north/harbour。',
    moneyAtRisk: '风险金额', moneyHelp: '下次到货前的预期损失（批发价）',
    open: '待处理', neglected: '无人处理', acknowledged: '已确认', snoozed: '已推迟', silenced: '已静默', held_back: '并入事件',
    critical: '紧急', high: '高', medium: '中', low: '低', anySeverity: '全部级别', atLeast: '{0}及以上',
    severity: '级别', search: '搜索', searchHelp: '零售户、规格、区域、客户经理、原因', clear: '清除',
    outlets: '{0} 家零售户', outlet1: '1 家零售户', orderBy: '订货截止 {0}', cutOffOver: '已过订货截止',
    live: '实时', lost: '连接中断，正在重连', notLive: '非实时：收不到新消息', reading: '正在读取预警…', asOf: '数据截至 {0}',
    nothing: '这里没有预警，好消息。', nothingFiltered: '没有符合条件的预警。',
    more: '另有 {0} 组，请缩小搜索范围', showAll: '显示全部 {0} 条',
    incident: '仓库缺货', incidentHelp: '一个事件代表 {0} 家零售户，其预警已并入。',
    status: '状态', state: '库存', probability: '下次到货前断货概率',
    ok: '充足', at_risk: '有风险', out: '已断货', suspected: '疑似虚库存', unknown: '未知',
    expectedRunout: '预计断货时间', between: '{0} 至 {1}（八成把握）', nextDelivery: '下次到货', estimatedStock: '估计库存',
    lost_: '预期未满足需求', suggested: '建议订货', cause: '原因', owner: '责任方', assignee: '处理人', since: '开始时间',
    repName: '客户经理', cover: '可销', days: '{0} 天', packs: '{0} 包', units: '{0} 支', provisional: '暂定：在途数据可能改变结论',
    acknowledge: '确认', assignMe: '指派给我', comment: '备注', snooze4h: '推迟 4 小时', snooze1d: '推迟 1 天',
    resolve: '处理完毕', reopen: '重新打开', silence: '静默此处该规格…', send: '提交', cancel: '取消', close: '关闭', commentHelp: '发现了什么？做了什么？',
    reason: '原因', until: '截止', silenceTitle: '静默 {1} 的 {0}', silenceHelp: '预警仍会记录，但在此之前不通知任何人。', endNow: '立即结束',
    noSilences: '没有静默规则。', by: '由 {0}', course: '经过', done: '处理记录', nobodyYet: '尚无人处理。', evidence: '证据',
    sqlHelp: '对应的 SQL：', copy: '复制', copied: '已复制', csv: '下载 CSV', chart: '预期库存', chartHelp: '库存由 {0} 降至零，预计在 {1}；色带为一成至九成概率。',
    raised: '触发', escalated: '升级', updated: '更新', cleared: '解除', expired: '过期',
    newAlert: '新预警：{1} 的 {0}', newAlerts: '{0} 条新预警', shortcuts: 'j/k 移动 · Enter 打开 · a 确认 · r 处理完毕 · s 推迟 · / 搜索 · Esc 返回',
    offline: '控制台没有响应，未做任何更改，请重试。', failed: '操作失败：{0}', action_acknowledge: '已确认', action_assign: '指派给 {0}', action_comment: '备注',
    action_snooze: '推迟至 {0}', action_resolve: '处理完毕', action_reopen: '重新打开', revision: '第 {0} 版', everywhere: '全部区域', everySku: '全部规格', details: '预警',
    wrongRules: 'notifications.yaml 中的规则有误，改正之前仍按先前的规则通知：',
    notifications: '通知', notified: '已通知', noRules: '目前不通知任何人：没有规则。见 docs/notifications.md 以及 ./vedette up --notifications 文件。',
    waitingMessages: '待发消息', lastSuccess: '最近成功', lastError: '最近错误', nextAttempt: '下次尝试', standingThere: '其所知未结束预警', refusedMessages: '被拒消息', works: '正常', fails: '失败',
    webhook: 'Webhook', email: '电子邮件', alertmanager: 'Alertmanager', told_raised: '已告知', told_neglected: '已告知无人处理', told_cleared: '已告知解除', told_waiting: '等待发送',
    company_short: '公司断货', quota_bound: '限量不足', late_delivery: '送货延误', not_ordered: '未订货', demand_spike: '需求激增', phantom_stock: '虚库存', delisted: '退市',
    supply: '货源', 'quota planning': '投放计划', logistics: '物流', 'customer manager': '客户经理', 'outlet, by a count': '零售户盘点', 'assortment planning': '品规规划',
  },
};

export const LANGUAGES = Object.keys(WORDS);
LANGUAGES.forEach((each) => Object.assign(WORDS[each], VIEW_WORDS[each]));

let language = localStorage.getItem('vedette-language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
if (!LANGUAGES.includes(language)) {
  language = 'en';
}

export function currentLanguage() {
  return language;
}

export function setLanguage(next) {
  language = next;
  localStorage.setItem('vedette-language', next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}

/** {0} is the first value; {0|week|weeks} is the word that goes with one of it, or with any other number. */
export function t(key, ...values) {
  const text = WORDS[language][key] ?? WORDS.en[key] ?? key;
  return text
    .replace(/\{(\d)\|([^|}]*)\|([^}]*)\}/g, (whole, index, one, many) => (String(values[index]) === '1' ? one : many))
    .replace(/\{(\d)\}/g, (whole, index) => String(values[index] ?? ''));
}

/** The words of a list that this release may not know yet. */
export function word(value) {
  return value == null ? '' : (WORDS[language][value] ?? String(value).replaceAll('_', ' '));
}

const locale = () => (language === 'zh' ? 'zh-CN' : 'en-GB');

export function time(text) {
  if (!text) {
    return '–';
  }
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit',
  }).format(new Date(text));
}

export function shortTime(text) {
  return text
    ? new Intl.DateTimeFormat(locale(), {day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'}).format(new Date(text))
    : '–';
}

export function money(amount) {
  return amount == null
    ? '–'
    : new Intl.NumberFormat(locale(), {minimumFractionDigits: 2, maximumFractionDigits: 2}).format(amount);
}

export function percent(share) {
  return share == null ? '–' : new Intl.NumberFormat(locale(), {style: 'percent', maximumFractionDigits: 0}).format(share);
}

/** Base units as packs where the SKU's ratio is known; tenths of a pack are shown. */
export function quantity(units, alert) {
  if (units == null) {
    return '–';
  }
  const format = new Intl.NumberFormat(locale(), {maximumFractionDigits: 1});
  return alert.unitsPerPack
    ? t('packs', format.format(units / alert.unitsPerPack))
    : t('units', format.format(units));
}
