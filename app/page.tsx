import { redirect } from 'next/navigation';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The start page is the overview; a link's source and proxy go along. */
export default async function Home({ searchParams }: Props) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(await searchParams))
    for (const one of [value ?? []].flat()) query.append(key, one);
  redirect(query.size === 0 ? '/overview' : `/overview?${query}`);
}
