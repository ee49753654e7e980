/** The library, for the components about documents. */
import { createContext } from 'svelte';
import type { Library } from './library.svelte';
import type { LibraryHandle } from './library-handle.svelte';

const [useHandle, provideLibrary] = createContext<LibraryHandle>();
export { provideLibrary, useHandle as useLibraryHandle };

/** Only in components that are shown once the library is open. */
export function useLibrary(): Library {
  const { opened } = useHandle();
  if (opened === undefined) throw new Error('the library is not open yet');
  return opened;
}
