const COLUMNS = [
  '',
  'Texts',
  'Texts a second',
  'Texts a CPU second',
  'onnxruntime-node, texts a CPU second',
  'Evenhand’s share of it',
  'Outside the session',
];
const MOST_OUTSIDE = 0.15;
const AIM = 0.35;

const pace = (texts, seconds) => (seconds === null ? null : texts / seconds);
const number = (value) => (value === null ? 'not told' : value.toFixed(value < 100 ? 1 : 0));
const percent = (share) => `${(share * 100).toFixed(1)} %`;
const met = (isMet) => (isMet ? 'met' : 'missed');

/** Texts a second of processor time: our own, and of the native runtime. */
const ownPace = ({ cost }) => pace(cost.texts, cost.cpu);
const nativePace = ({ native }) => native && pace(native.texts, native.cpu);

function shareOfNative(result) {
  const [own, native] = [ownPace(result), nativePace(result)];
  return own === null || !native ? null : own / native;
}

/** All that was run, one row each. */
export const modelsTable = (results) => [
  COLUMNS,
  ...results.map((result) => {
    const { job, report, cost } = result;
    const [native, share] = [nativePace(result), shareOfNative(result)];
    return [
      `${job.name}; ${job.mix}; ${report.device.threads} ${report.device.threads === 1 ? 'thread' : 'threads'}`,
      report.texts.toLocaleString('en'),
      number(pace(cost.texts, cost.wall)),
      number(ownPace(result)),
      native ? number(native) : '',
      share === null ? '' : share.toFixed(2),
      report.outsideRuntime === null ? '' : percent(report.outsideRuntime),
    ];
  }),
];

/** The large models against the native runtime. */
export const nativeGoals = (results) =>
  results
    .filter(({ job }) => job.native?.least !== undefined)
    .map((result) => {
      const { name, native } = result.job;
      const goal = `goal: at least ${native.least}, and ${AIM} is aimed at`;
      const share = shareOfNative(result);
      const words = `${name}: texts a CPU second against onnxruntime-node`;
      if (share === null) return `${words}: not measured (${goal})`;
      return `${words}: ${share.toFixed(2)} (${goal}; ${met(share >= native.least)})`;
    });

/** Against the library that is given all texts at once, which reads on one thread. */
export const naiveGoals = (pairs, atOnce) =>
  pairs.map(({ own, naive, least }) => {
    const times = (ours, theirs) => (ours === null || theirs === null ? null : ours / theirs);
    const byCpu = times(ownPace(own), pace(naive.texts, naive.cpu));
    const byClock = times(pace(own.cost.texts, own.cost.wall), pace(naive.texts, naive.wall));
    const goal = least === undefined ? '' : ` (goal: at least ${least}; ${met((byCpu ?? byClock) >= least)})`;
    const cpu = byCpu === null ? '' : `${byCpu.toFixed(1)} times as many texts a CPU second${goal}, `;
    return (
      `${own.job.name}, against transformers.js given a list of ${atOnce.toLocaleString('en')}: ` +
      `${cpu}${byClock.toFixed(1)} times as many by the clock${byCpu === null ? goal : ''}`
    );
  });

/** How much of the threads' time is not spent inside the runtime. An ensemble with a model of script spends it there by design. */
export const outsideGoals = (results) =>
  results
    .filter(({ job, report }) => report.outsideRuntime !== null && job.native)
    .map(
      ({ job, report: { outsideRuntime } }) =>
        `${job.name}: ${percent(outsideRuntime)} of the threads’ time outside the session ` +
        `(goal: under ${percent(MOST_OUTSIDE)}; ${met(outsideRuntime < MOST_OUTSIDE)})`,
    );
