import { StatusMark } from '@/components/ui/status';
import type { Path } from './map-edges';
import type { DrawnEdge } from './map-geometry';

/** The lines, those of the path above the others, marks and figures on top. Hidden from screen readers. */
export function MapLines({
  drawn,
  path,
}: {
  readonly drawn: readonly DrawnEdge[];
  readonly path: Path | null;
}) {
  const isOn = ({ edge }: DrawnEdge) => path?.edges.has(edge) ?? false;
  const inOrder = drawn.toSorted((a, b) => Number(isOn(a)) - Number(isOn(b)));
  return (
    <svg className="edges" aria-hidden="true" focusable="false">
      {inOrder.map((each) => (
        <Line key={keyOf(each)} drawn={each} isOn={isOn(each)} />
      ))}
      {drawn.map((each) => (
        <Sign key={keyOf(each)} drawn={each} isOn={isOn(each)} />
      ))}
    </svg>
  );
}

const keyOf = ({ edge }: DrawnEdge): string => `${edge.from} ${edge.to}`;

function Line({ drawn, isOn }: { readonly drawn: DrawnEdge; readonly isOn: boolean }) {
  const { edge, d, end } = drawn;
  const look = `${edge.state} ${edge.kind} ${isOn ? 'on' : ''}`;
  // A share makes the line stronger; the path is always stronger than any share.
  const width = edge.weight === null || isOn ? {} : { strokeWidth: 1 + edge.weight / 36 };
  return (
    <>
      <path className={look} d={d} {...width} />
      {edge.kind === 'bus' ? null : <circle className={look} cx={end.x} cy={end.y} r="2.5" />}
    </>
  );
}

/** A mark on a line that fails or is unknown, the percent of a share, the number of folded lines. */
function Sign({ drawn, isOn }: { readonly drawn: DrawnEdge; readonly isOn: boolean }) {
  const { edge, middle, end } = drawn;
  if (edge.state === 'err' || edge.state === 'unk') {
    return (
      <>
        <circle className="bg" cx={middle.x} cy={middle.y} r="9" />
        <foreignObject x={middle.x - 7} y={middle.y - 7} width="14" height="14">
          <StatusMark kind={edge.state} className={edge.state === 'err' ? 'text-err' : 'text-unk'} />
        </foreignObject>
      </>
    );
  }
  if (edge.weight !== null)
    return <Figure x={end.x - 24} y={end.y} text={`${edge.weight} %`} isOn={isOn} width={34} />;
  if (edge.kind === 'many' && edge.count !== null && edge.count > 1) {
    return (
      <Figure
        x={end.x - 20}
        y={end.y}
        text={String(edge.count)}
        isOn={isOn}
        width={8 + 7 * String(edge.count).length}
      />
    );
  }
  return null;
}

interface FigureProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isOn: boolean;
  readonly width: number;
}

function Figure({ x, y, text, isOn, width }: FigureProps) {
  return (
    <>
      <rect className="bg" x={x - width / 2} y={y - 8} width={width} height="16" rx="4" />
      <text className={isOn ? 'on' : ''} x={x} y={y}>
        {text}
      </text>
    </>
  );
}
