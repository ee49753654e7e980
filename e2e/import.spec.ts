// Files of many kinds come in under the strict policy: shown first, stored, traced back, never doubled.
import { expect } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { test } from './fixtures';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const DOCX = zipSync({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  '_rels/.rels': strToU8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  'word/document.xml': strToU8(
    `<w:document xmlns:w="${WORD}"><w:body><w:p><w:r><w:t>青杉印厂的公函。</w:t></w:r></w:p></w:body></w:document>`,
  ),
});

/** Two pages in a Chinese font that is not embedded: without its character tables they are empty. */
function pdf(): Buffer {
  const page = (text: string): string => {
    const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
    const body = `BT /F 12 Tf 90 700 Td <${hex}> Tj ET`;
    return `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;
  };
  const sheet = (content: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F 3 0 R >> >> >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [5 0 R 6 0 R] /Count 2 >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 9 0 R /DW 1000 >>',
    sheet(7),
    sheet(8),
    page('邵文澜昨天到了青梧市。'),
    page('他次日去了云泽镇。'),
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = String(out.length).padStart(10, '0');
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${at} 00000 n \n`;
  });
  const table = `xref\n0 10\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer << /Size 10 /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF`;
  return Buffer.from(`${out}${table}${end}`, 'latin1');
}

const file = (name: string, content: string | Uint8Array) => ({
  ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) },
});

test('files are shown, imported, traced back, and not doubled', async ({ app, page }) => {
  await app.open();
  const files = [
    file('报告.pdf', pdf()),
    file('公函.docx', DOCX),
    file('评论.csv', '标题,正文\n一,青杉印厂的货到了。\n二,质量很好。\n'),
    file('空.txt', ''),
  ];
  const bring = async (): Promise<string> => {
    await page.getByLabel('打开文件', { exact: true }).setInputFiles(files);
    const dialog = page.getByRole('dialog', { name: '导入' });
    await expect(dialog.locator('[data-problem="empty"]')).toBeVisible();
    await dialog.getByRole('button', { name: '导入 4 份文档' }).click();
    const report = dialog.getByRole('status');
    await expect(report).toContainText('导入完成');
    const said = await report.innerText();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    return said;
  };
  expect(await bring()).toContain('新增 4 份文档');
  await expect(app.text).toHaveValue('邵文澜昨天到了青梧市。\n他次日去了云泽镇。');
  await app.text.evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    area.setSelectionRange(15, 18);
  });
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('note')).toContainText('报告.pdf · 第 2 页');
  expect(await bring()).toContain('4 份已有，没有变化');
});
