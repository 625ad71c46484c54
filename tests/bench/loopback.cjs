// Preloaded into other tools' servers, some of which would listen on every interface: on this machine alone.
const { Server } = require('node:net');
const { listen } = Server.prototype;
Server.prototype.listen = function (...args) {
  const [first, second] = args;
  if (typeof first === 'object' && first?.port !== undefined) args[0] = { ...first, host: '127.0.0.1' };
  else if (/^\d+$/.test(String(first))) args.splice(1, typeof second === 'string' ? 1 : 0, '127.0.0.1');
  return listen.apply(this, args);
};
