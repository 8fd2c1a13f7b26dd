import { adminTimings } from '@/lib/cluster/timings';
import { createUrlSource } from '@/lib/cluster/url-source';
import { type AppError, fail } from '@/lib/core/errors';
import type { Source, SourceSummary } from '@/lib/snapshot/source';
import { clusterSources, type KubernetesAccess } from './cluster-sources';
import type { ServerConfig } from './config';
import { demoSource } from './demo-source';
import { pathSource, type UploadedFile, uploadedSource } from './file-source';

/** Memory that uploaded files may hold together. */
const MAX_UPLOADED_BYTES = 1024 ** 3;

/** Every source of this process, by id. The browser names ids; what they point at came from the command line. */
export class Sources {
  readonly #sources = new Map<string, Source>();
  readonly #kubernetes: KubernetesAccess;
  readonly #uploaded: { readonly id: string; readonly bytes: number }[] = [];
  #uploads = 0;

  private constructor(kubernetes: KubernetesAccess) {
    this.#kubernetes = kubernetes;
  }

  static async create(config: ServerConfig): Promise<Sources> {
    const wanted = defaultKind(config);
    const kubernetes = await clusterSources(config, wanted === 'cluster');
    const sources = new Sources(kubernetes);
    config.files.forEach((path, index) => {
      sources.#add(pathSource(path, String(index + 1), wanted === 'file' && index === 0));
    });
    if (config.adminUrl !== null) {
      sources.#add(
        createUrlSource(config.adminUrl, {
          isDefault: wanted === 'url',
          gatewayAddresses: config.gatewayAddresses,
          limitBytes: config.dump.bytes,
          timings: adminTimings(config.dump.seconds),
        }),
      );
    }
    for (const source of kubernetes.sources) sources.#add(source);
    // Without a kubeconfig there is nothing to fall back from: the demo is what a first look gets.
    const isDefault = wanted === 'demo' || (wanted === 'cluster' && kubernetes.sources.length === 0);
    sources.#add(demoSource(config.root, isDefault));
    return sources;
  }

  summaries(): readonly SourceSummary[] {
    return [...this.#sources.values()].map(({ summary }) => summary);
  }

  /** What of the kubeconfig could not be used. */
  problems(): readonly AppError[] {
    return this.#kubernetes.problems;
  }

  /** Throws `AppFailure`: `not-found`, or the reason why this source cannot be used. */
  get(id: string): Source {
    const source = this.#sources.get(id);
    if (source === undefined) return fail('not-found', { what: `Source ${id}` });
    const { error } = source.summary;
    return error === null ? source : fail(error.code, error.details);
  }

  /** Registers an uploaded file and answers its source id. */
  addUpload(file: UploadedFile): string {
    this.#uploads += 1;
    const source = uploadedSource(file, `upload-${this.#uploads}`);
    this.#add(source);
    this.#uploaded.push({ id: source.summary.id, bytes: file.bytes.byteLength });
    this.#forgetOldUploads();
    return source.summary.id;
  }

  /** Lets the credential plugin of a context run; false when the command line changed since it was shown. */
  consent(context: string, hash: string): boolean {
    return this.#kubernetes.consent(context, hash);
  }

  /** Uploads stay in memory; the oldest make room. */
  #forgetOldUploads(): void {
    let held = this.#uploaded.reduce((sum, { bytes }) => sum + bytes, 0);
    while (held > MAX_UPLOADED_BYTES && this.#uploaded.length > 1) {
      const oldest = this.#uploaded.shift();
      held -= oldest?.bytes ?? 0;
      this.#sources.delete(oldest?.id ?? '');
    }
  }

  close(): Promise<void> {
    return this.#kubernetes.close();
  }

  #add(source: Source): void {
    this.#sources.set(source.summary.id, source);
  }
}

type DefaultKind = 'demo' | 'file' | 'url' | 'cluster';

/** Flags first, in the order of how definite they are; then the kubeconfig; then the demo. */
function defaultKind(config: ServerConfig): DefaultKind {
  if (config.demo) return 'demo';
  if (config.files.length > 0) return 'file';
  return config.adminUrl !== null ? 'url' : 'cluster';
}
