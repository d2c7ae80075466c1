import { policyInForce } from './canary.ts';

/** Says once whether the policy binds this worker. Started by its address, it tells what the responses carry. */
void policyInForce().then((bound) => postMessage(bound));
