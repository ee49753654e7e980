/** The words of the schema editor, for every part of it. */
import { createContext } from 'svelte';
import type { SchemaMessages } from './messages/zh';

const [useSchemaWords, provideSchemaWords] = createContext<SchemaMessages>();
export { provideSchemaWords, useSchemaWords };
