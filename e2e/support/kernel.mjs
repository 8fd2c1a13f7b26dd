/**
 * Compiles the kernel of lib/json and writes it as a module: `npm run kernel`. The compiler gives the same bytes
 * everywhere, so the module is committed; a test compiles again and compares.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCES = fileURLToPath(new URL('../../lib/json/kernel/assembly/', import.meta.url));
export const MODULE_FILE = fileURLToPath(new URL('../../lib/json/kernel/kernel-module.ts', import.meta.url));

const OPTIONS = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert', '--runtime', 'stub'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ...[
    '--enable',
    'simd',
    '--enable',
    'relaxed-simd',
    '--enable',
    'threads',
    '--disable',
    'bulk-memory',
    '--use',
    'abort=',
  ],
];

/** The bytes of the WebAssembly module; throws with the compiler's words when it does not compile. */
export async function compileKernel() {
  let compiled = new Uint8Array();
  const { error, stderr } = await asc.main(
    ['kernel.ts', '--outFile', 'kernel.wasm', '--baseDir', SOURCES, ...OPTIONS],
    {
      writeFile: (_name, content) => {
        compiled = content;
      },
    },
  );
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  return compiled;
}

/** The text of the module, for the bytes of the kernel. */
export function moduleText(bytes) {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  const comment = '/** The kernel as WebAssembly, in base64: made from assembly/ by `npm run kernel`. */';
  return `${comment}\nexport const KERNEL_BASE64 = [\n${lines.map((line) => `  '${line}',\n`).join('')}].join('');\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compileKernel();
  await writeFile(MODULE_FILE, moduleText(bytes));
  console.log(`${bytes.length} bytes`);
}
