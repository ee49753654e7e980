/** Hands a file to the person, made here and from nothing but memory. */

export function downloadJson(name: string, json: string): void {
  downloadFile(name, new Blob([json], { type: 'application/json' }));
}

export function downloadFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the blob only after this task.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
