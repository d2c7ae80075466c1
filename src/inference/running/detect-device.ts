import type { DeviceFacts, NoGraphics } from '../../models.ts';

/** What is used of the browser's interface to graphics cards. */
export interface GraphicsInterface {
  requestAdapter(): Promise<GraphicsAdapter | null>;
}

interface GraphicsAdapter {
  readonly features: { has(feature: string): boolean };
  /** Absent in browsers that do not tell whether the adapter is one of software. */
  readonly info?: { readonly isFallbackAdapter?: boolean };
}

/** What a thread of a browser says of its machine. */
export interface Surroundings {
  readonly graphics: GraphicsInterface | undefined;
  /** Whether WebAssembly can wait for the graphics card (JSPI), which the runtime's build for it needs. */
  readonly suspends: boolean;
  readonly cores: number | undefined;
  readonly memory: number | undefined;
}

/** The surroundings of this thread. */
export function surroundings(): Surroundings {
  const { gpu, deviceMemory, hardwareConcurrency } = navigator as {
    readonly gpu?: GraphicsInterface;
    readonly deviceMemory?: number;
    readonly hardwareConcurrency?: number;
  };
  const memory = deviceMemory === undefined ? undefined : deviceMemory * 2 ** 30;
  return { graphics: gpu, suspends: 'Suspending' in WebAssembly, cores: hardwareConcurrency, memory };
}

/**
 * What a machine offers to models. An interface to graphics cards says little: there may be no adapter behind it, or one that
 * computes on the processor and is slower than WebAssembly.
 */
export async function detectDevice({ graphics, suspends, cores, memory }: Surroundings): Promise<DeviceFacts> {
  const facts = { cores: cores ?? 1, memory: memory ?? null };
  const without = (noGraphics: NoGraphics): DeviceFacts => ({ ...facts, noGraphics, halfPrecision: false });
  if (!graphics) return without('no-interface');
  if (!suspends) return without('no-suspending');
  const adapter = await graphics.requestAdapter().catch(() => null);
  if (!adapter) return without('no-adapter');
  if (adapter.info?.isFallbackAdapter) return without('software-adapter');
  return { ...facts, noGraphics: null, halfPrecision: adapter.features.has('shader-f16') };
}
