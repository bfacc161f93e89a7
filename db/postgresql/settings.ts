import fs from 'node:fs';

/** Given on the command line at every start, so that a newer program brings its own and nothing old stays behind. */
export function settings(socketDir: string, port: number): Record<string, string | number> {
  const here: Record<string, string | number> =
    process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1' }
      : { listen_addresses: '', unix_socket_directories: socketDir, unix_socket_permissions: '0700' };
  return {
    ...here,
    port,
    cluster_name: 'nakadachi',
    max_connections: 60,
    shared_buffers: '256MB',
    maintenance_work_mem: '128MB',
    work_mem: '8MB',
    effective_cache_size: '1GB',
    random_page_cost: 1.1,
    max_wal_size: '2GB',
    timezone: 'UTC',
    jit: 'off',
    // Containers often have a /dev/shm of 64 MB; building an index in parallel would fail there.
    dynamic_shared_memory_type: smallShm() ? 'mmap' : process.platform === 'win32' ? 'windows' : 'posix',
    ...quietLog,
  };
}

/**
 * People's words must not get into the log. An error's text, its detail and its statement may all quote a value, so errors are not
 * logged by the server at all: the portal logs their code. What is left are the server's own events (start, stop, crash, refused login).
 */
const quietLog = {
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: -1,
  log_min_duration_sample: -1,
  log_autovacuum_min_duration: -1,
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
};

function smallShm(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { blocks, bsize } = fs.statfsSync('/dev/shm');
    return blocks * bsize < 512 * 1024 * 1024;
  } catch {
    return true;
  }
}
