// A real OpenID provider for the tests. Its people are whoever the test says: the page on which one would sign in takes
// what is to be said of somebody as JSON. Arguments: the folder of the library, the client's secret, where people return to.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const [library, secret, returnsTo] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(`${library}/lib/index.js`).href);

const people = new Map();
const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const client = { client_id: 'portal', redirect_uris: [returnsTo] };
const confidential = { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' };
const provider = new Provider(issuer, {
  clients: [{ ...client, ...(secret ? confidential : { token_endpoint_auth_method: 'none' }) }],
  cookies: { keys: ['of these tests and of nobody else'] },
  // As Microsoft does: all of it in the token itself.
  conformIdTokenClaims: false,
  claims: { openid: ['sub', 'amr', 'oid', 'tid', 'groups', 'name', 'preferred_username', 'email', 'email_verified'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/people/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  // Nobody is asked whether the portal may know their name.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
});

async function signsIn(request, response) {
  let body = '';
  for await (const part of request) body += part;
  const { sub, error, ...said } = JSON.parse(body);
  people.set(sub, said);
  const result = error ? { error } : { login: { accountId: sub, amr: said.amr } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
server.on('request', (request, response) => {
  if (!request.url.startsWith('/people/')) return answer(request, response);
  if (request.method === 'GET') return response.end('Who are you?');
  return signsIn(request, response).catch((error) => response.writeHead(500).end(String(error)));
});
process.stdin.on('end', () => process.exit()).resume();
console.log(issuer);
