// An OpenID Connect provider, as an office runs one: `node provider.mjs ADDRESS-TO-COME-BACK-TO`. Prints its own address.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [redirect] = process.argv.slice(2);

/** Who is there, and what the provider says they are in Tongbao. */
const people = {
  olga: { tongbao_role: ['reader', 'officer'] },
  uwe: { tongbao_role: 'uploader:210100' },
  gast: {},
};

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: 'tongbao', client_secret: 'the-secret-of-the-client', redirect_uris: [redirect] }],
  claims: { openid: ['sub'], profile: ['preferred_username', 'tongbao_role'], email: ['email'] },
  findAccount: (_context, id) =>
    people[id] && { accountId: id, claims: () => ({ sub: id, preferred_username: id, ...people[id] }) },
  pkce: { required: () => true },
});
provider.on('server_error', (_context, error) => console.error(error));
server.on('request', provider.callback());
console.log(issuer);
