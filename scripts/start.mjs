// Sets up what is missing, then serves, in this one process.
import './setup.mjs';

// npm puts a shell between itself and this process. Whoever ends `npm start` ends npm and that shell, and the shell dies
// without a word to its child; so a server that npm started stops when the shell above it is gone.
if (process.env.npm_lifecycle_event === 'start') {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

process.argv.splice(2, 0, 'start');
await import('../dist/src/cli.js');
