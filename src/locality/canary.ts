/**
 * Whether a content security policy binds the realm this runs in, tried without a request: evaluating a string must be
 * refused, as under `script-src 'self'`, and so must fetching a `data:` address, as under `connect-src 'self'`. Where the
 * second succeeded, scripts might be bound but connections not.
 */
export async function policyInForce(): Promise<boolean> {
  return !evaluates() && !(await connects());
}

function evaluates(): boolean {
  try {
    (0, eval)('1');
    return true;
  } catch {
    return false;
  }
}

async function connects(): Promise<boolean> {
  try {
    await fetch('data:,');
    return true;
  } catch {
    return false;
  }
}
