/** Key hints beside a control, one box per key: `<Kbd keys="g r" />`. Hidden on coarse pointers. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
