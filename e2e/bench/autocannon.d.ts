declare module 'autocannon' {
  type Histogram = { p50: number; p99: number; max: number; average: number };
  type Result = {
    latency: Histogram;
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    mismatches: number;
    '2xx': number;
    '3xx': number;
  };
  type Request = {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: string | undefined;
    setupRequest?: (request: Request) => Request;
  };
  type Options = {
    url: string;
    connections: number;
    duration?: number;
    amount?: number;
    timeout?: number;
    requests: Request[];
  };
  export default function autocannon(options: Options): Promise<Result>;
}
