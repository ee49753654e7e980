/** Chinese messages of the legend that filters, which are fetched with it. */
import type { Density } from '../../../workspace/preferences.svelte';
import type { TypeKind } from '../found-types';

export const viewZh = {
  kinds: { entities: '实体', relations: '关系', events: '事件' } satisfies Record<TypeKind, string>,
  nothing: '还没有找到任何类型。',
  only: (name: string): string => `只看“${name}”`,
  onlyShort: '只看',
  showAll: '全部显示',
  hideAll: '全部隐藏',
  kept: '隐藏只影响画面：导出和核对仍包含全部内容。',
  density: '标注',
  densities: {
    labels: '带类型名',
    hover: '悬停时显示类型名',
    colours: '只有颜色',
  } satisfies Record<Density, string>,
};

export type ViewMessages = typeof viewZh;
