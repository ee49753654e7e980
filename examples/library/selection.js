// A button at the selection of this page; the finds of the selected text in a list.
import { createExtractor, presets } from '/library/index.js';

const button = document.querySelector('#here');
const list = document.querySelector('#found');
let opening;

function show(lines) {
  list.replaceChildren(
    ...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })),
  );
}

document.addEventListener('selectionchange', () => {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) {
    button.hidePopover();
    return;
  }
  const { left, bottom } = selection.getRangeAt(0).getBoundingClientRect();
  // Properties of a style object are allowed where style attributes are not.
  button.style.left = `${Math.min(left, innerWidth - 160)}px`;
  button.style.top = `${bottom + 8}px`;
  button.showPopover();
});

// A press on the button would end the selection.
button.addEventListener('pointerdown', (event) => event.preventDefault());
button.addEventListener('click', async () => {
  const text = getSelection().toString();
  show(['正在抽取…']);
  try {
    opening ??= createExtractor({ model: '/model/' });
    const extractor = await opening;
    const found = await extractor.extract(text, presets['all-in-one'], { threshold: 0.5 });
    const lines = found.mentions.map(({ type, text: words }) => `${type}：${words}`);
    show(lines.length > 0 ? lines : ['没有找到内容']);
  } catch (error) {
    opening = undefined;
    show([error.zh ?? String(error)]);
  }
});
