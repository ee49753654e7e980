/** What the page does: filters, details of a highlight, arcs to what it is related to, keys. Plain ES2020. */

/** Runs in the page itself. Text enters it through attributes and `textContent` alone. */
export const PAGE_SCRIPT = String.raw`'use strict';
const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const card = document.getElementById('card');
const SVG = 'http://www.w3.org/2000/svg';
const pieces = new Map();
const itemsOf = new Map();
const add = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);
const target = (link) => link.getAttribute('href').slice(1);
for (const mark of all('mark')) add(pieces, mark.dataset.mention, mark);
for (const item of all('section li'))
  for (const id of new Set(all('a', item).map(target))) add(itemsOf, id, item);

let pinned;
let shown;

function clear() {
  for (const lit of all('.lit, .near')) lit.classList.remove('lit', 'near');
  for (const arc of all('svg.arcs > *')) arc.remove();
  card.hidden = true;
  card.replaceChildren();
  shown = undefined;
}

function light(id, name) {
  for (const mark of pieces.get(id) || []) if (!mark.classList.contains('off')) mark.classList.add(name);
}

function part(name, text, type) {
  const node = document.createElement(name);
  node.textContent = text;
  if (type !== undefined) node.dataset.type = type;
  return node;
}

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A curve from one highlight to another, above both, with its label in the middle. */
function arc(svg, from, to, label, type) {
  const origin = svg.getBoundingClientRect();
  const [a, b] = [from, to].map((mark) => {
    const box = mark.getClientRects()[0];
    return { x: box.left + box.width / 2 - origin.left, y: box.top - origin.top };
  });
  const lift = Math.min(48, 16 + Math.abs(a.x - b.x) / 8 + Math.abs(a.y - b.y) / 8);
  const top = Math.min(a.y, b.y) - lift;
  const d = 'M' + a.x + ' ' + a.y + ' C' + a.x + ' ' + top + ' ' + b.x + ' ' + top + ' ' + b.x + ' ' + b.y;
  svg.append(node('path', { d, 'data-type': type }));
  const head = 'M' + (b.x - 4) + ' ' + (b.y - 7) + ' L' + b.x + ' ' + b.y + ' L' + (b.x + 4) + ' ' + (b.y - 7);
  svg.append(node('path', { d: head, 'data-type': type }));
  const text = node('text', { x: (a.x + b.x) / 2, y: (a.y + b.y) / 8 + top * 0.75 + 4, 'data-type': type });
  text.textContent = label;
  svg.append(text);
}

function draw(item) {
  const svg = item.closest('section').querySelector('svg.arcs');
  const [first, ...others] = all('a', item);
  const from = document.getElementById(target(first));
  for (const other of others) {
    const to = document.getElementById(target(other));
    light(target(other), 'near');
    if (from !== to) arc(svg, from, to, other.dataset.label, item.dataset.type);
  }
  light(target(first), 'near');
}

function show(mark) {
  if (mark === shown) return;
  clear();
  shown = mark;
  const id = mark.dataset.mention;
  const first = document.getElementById(id);
  const items = (itemsOf.get(id) || []).filter((item) => !item.hidden);
  items.forEach(draw);
  light(id, 'lit');
  const line = document.createElement('p');
  const name = part('strong', (pieces.get(id) || []).map((piece) => piece.textContent).join(''));
  line.append(part('b', first.getAttribute('aria-description'), mark.dataset.type), ' ', name);
  const list = document.createElement('ul');
  list.append(...items.map((item) => item.cloneNode(true)));
  card.append(line, part('p', first.dataset.about), list);
  card.hidden = false;
}

function rest() {
  if (pinned) show(pinned);
  else clear();
}

function showItem(item) {
  clear();
  draw(item);
}

function filter() {
  const off = new Set(all('#types input').filter((box) => !box.checked).map((box) => box.value));
  for (const mark of all('mark')) {
    mark.classList.toggle('off', off.has(mark.dataset.type));
  }
  for (const item of all('section li')) {
    const ends = all('a', item).map((link) => document.getElementById(target(link)));
    item.hidden = off.has(item.dataset.type) || ends.some((end) => end.classList.contains('off'));
  }
  pinned = undefined;
  clear();
  for (const section of all('section')) roving(section, all('mark[id]:not(.off)', section)[0]);
}

/** One stop of the tab key a document; arrow keys go on from there. */
function roving(section, to) {
  for (const mark of all('mark[id]', section)) mark.removeAttribute('tabindex');
  for (const mark of all('mark[id]:not(.off)', section)) mark.tabIndex = mark === to ? 0 : -1;
}

function step(mark, key) {
  const section = mark.closest('section');
  const marks = all('mark[id]:not(.off)', section);
  const at = marks.indexOf(mark);
  const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[key];
  if (next === undefined || marks[next] === undefined) return false;
  roving(section, marks[next]);
  marks[next].focus();
  return true;
}

const markAt = (event) => event.target.closest && event.target.closest('mark:not(.off)');

document.addEventListener('pointerover', (event) => {
  const mark = markAt(event);
  const item = event.target.closest('section li');
  if (mark) show(mark);
  else if (item) showItem(item);
  else if (!event.target.closest('#card')) rest();
});
document.addEventListener('focusin', (event) => {
  const mark = markAt(event);
  const item = event.target.closest('section li');
  if (mark) show(mark);
  else if (item) showItem(item);
});
document.addEventListener('focusout', rest);
document.addEventListener('click', (event) => {
  const mark = markAt(event);
  const link = event.target.closest('li a');
  if (mark) pinned = pinned === mark ? undefined : mark;
  else if (!link && !event.target.closest('#card')) pinned = undefined;
  if (mark) show(mark);
  if (!link) return;
  const end = document.getElementById(target(link));
  if (end.classList.contains('off')) return;
  event.preventDefault();
  roving(end.closest('section'), end);
  pinned = end;
  end.scrollIntoView({ block: 'nearest' });
  end.focus();
  show(end);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    pinned = undefined;
    clear();
    return;
  }
  const mark = event.target.closest && event.target.closest('mark[id]');
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter') pinned = pinned === mark ? undefined : mark;
  else if (!step(mark, event.key)) return;
  event.preventDefault();
});
for (const box of all('#types input')) {
  box.disabled = false;
  box.addEventListener('change', filter);
}
for (const button of all('[data-all]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    for (const box of all('input', button.closest('fieldset'))) box.checked = button.dataset.all === 'yes';
    filter();
  });
}
const theme = document.getElementById('theme');
theme.hidden = false;
theme.addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
});
document.getElementById('help').hidden = false;
filter();
`;
