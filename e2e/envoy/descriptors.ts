/**
 * The messages of Envoy's API as a binary of Envoy has them: protobuf keeps every file's descriptor in the
 * program, in its wire form (google/protobuf/descriptor.proto).
 */

/** Field name to the full name of the message that it holds; '' for a number, text, enum or map. */
export type MessageFields = Readonly<Record<string, string>>;

interface WireField {
  readonly number: number;
  /** Bytes of a length-delimited field; the value of any other. */
  readonly value: Buffer | number;
}

function varint(bytes: Buffer, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let scale = 1;
  let next = at;
  for (;;) {
    const byte = bytes[next];
    if (byte === undefined) throw new Error('descriptor cut short');
    next += 1;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next };
    scale *= 128;
  }
}

/** Fields of one message. `last` ends a message of unknown length: descriptors lie in the program without one. */
function* wire(bytes: Buffer, last?: number): Generator<WireField> {
  let at = 0;
  while (at < bytes.length) {
    const tag = varint(bytes, at);
    const number = Math.floor(tag.value / 8);
    const head = varint(bytes, tag.next);
    if (tag.value % 8 === 2) {
      at = head.next + head.value;
      yield { number, value: bytes.subarray(head.next, at) };
    } else if (tag.value % 8 === 0) {
      at = head.next;
      yield { number, value: head.value };
    } else throw new Error('not a descriptor');
    if (number === last) return;
  }
}

const bytesOf = (fields: Iterable<WireField>, number: number): readonly Buffer[] =>
  [...fields].flatMap((field) =>
    field.number === number && Buffer.isBuffer(field.value) ? [field.value] : [],
  );

const textOf = (fields: readonly WireField[], number: number): string =>
  bytesOf(fields, number)[0]?.toString('utf8') ?? '';

const TYPE_MESSAGE = 11;

function addMessage(bytes: Buffer, prefix: string, into: Map<string, MessageFields>): void {
  const message = [...wire(bytes)];
  const name = `${prefix}.${textOf(message, 1)}`;
  const fields = bytesOf(message, 2).map((each): readonly [string, string] => {
    const field = [...wire(each)];
    const isMessage = field.some(({ number, value }) => number === 5 && value === TYPE_MESSAGE);
    return [textOf(field, 1), isMessage ? textOf(field, 6).replace(/^\./, '') : ''];
  });
  into.set(name, Object.fromEntries(fields));
  for (const nested of bytesOf(message, 3)) addMessage(nested, name, into);
}

const SYNTAX = 12;

/** Adds the messages of one .proto file and of all that it imports. */
function addFile(program: Buffer, file: string, seen: Set<string>, into: Map<string, MessageFields>): void {
  if (seen.has(file)) return;
  seen.add(file);
  // Field 1 with the name, then field 2: the package.
  const start = program.indexOf(Buffer.from(`\x0a${String.fromCharCode(file.length)}${file}\x12`, 'latin1'));
  if (start < 0) throw new Error(`The program holds no descriptor of ${file}.`);
  const fields = [...wire(program.subarray(start), SYNTAX)];
  for (const message of bytesOf(fields, 4)) addMessage(message, textOf(fields, 2), into);
  const imports = bytesOf(fields, 3).map((name) => name.toString('utf8'));
  for (const name of imports) {
    if (name.startsWith('envoy/') && !name.startsWith('envoy/annotations/'))
      addFile(program, name, seen, into);
  }
}

/** Every message of these .proto files and of those that they import, by full name. */
export function messagesOf(program: Buffer, files: readonly string[]): ReadonlyMap<string, MessageFields> {
  const messages = new Map<string, MessageFields>();
  const seen = new Set<string>();
  for (const file of files) addFile(program, file, seen, messages);
  return messages;
}
