// The element, filled from a text field.
import '/library/element.js';

const text = document.querySelector('#text');
const chosen = document.querySelector('#chosen');
const element = document.querySelector('chinchilla-extractor');

function run() {
  element.text = text.value;
}

document.querySelector('#run').addEventListener('click', run);
element.addEventListener('select', ({ detail }) => {
  chosen.textContent = `${detail.type}：${detail.text} [${detail.start}, ${detail.end})`;
});
run();
