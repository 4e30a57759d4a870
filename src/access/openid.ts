import { createHash } from 'node:crypto';
import type * as Client from 'openid-client' with { 'resolution-mode': 'import' };
import { TongbaoError, type Settings } from '../foundation';
import { roles } from './principal';

/** What is kept between going to the provider and coming back from it. */
export interface PendingLogIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom a provider vouches for. */
export interface Vouched {
  /** SHA-256 of the provider and its name for them, in hex: what never changes. */
  readonly subject: string;
  /** What they may be called, the best first. */
  readonly names: readonly string[];
  readonly role: string;
  readonly branch?: string | undefined;
}

/** Logging in by an OpenID Connect provider: the authorization code flow with PKCE, state and nonce. */
export interface OpenId {
  /** Where the browser is to go, and what is to be kept until it comes back. Throws `OPENID_FAILED`. */
  begin(): Promise<{ readonly url: string; readonly pending: PendingLogIn }>;
  /**
   * Whom the provider vouches for, by the parameters that the browser came back with. Throws `OPENID_FAILED`, and
   * `FORBIDDEN` for somebody to whom the provider gives no role here.
   */
  finish(parameters: string, pending: PendingLogIn): Promise<Vouched>;
}

/** Where the provider sends browsers back to, under the public address. */
const callback = '/session/oidc/callback';

/** Undefined where no provider is set; throws `SETTING_INVALID` where a setting is missing. */
export function openIdOf(settings: Settings): OpenId | undefined {
  const { openIdIssuer, openIdClient, openIdSecret, openIdRoleClaim, publicUrl } = settings;
  if (openIdIssuer === '') return undefined;
  if (openIdClient === '') throw missing('OIDC_CLIENT_ID', '…');
  if (!URL.canParse(openIdIssuer)) throw missing('OIDC_ISSUER', 'https://…');
  if (!URL.canParse(publicUrl)) throw missing('PUBLIC_URL', 'https://…');
  const redirect = new URL(callback, publicUrl).href;
  const provider = new Provider(new URL(openIdIssuer), openIdClient, openIdSecret);

  return {
    async begin() {
      const { library, config } = await provider.reached();
      const pending = {
        state: library.randomState(),
        nonce: library.randomNonce(),
        verifier: library.randomPKCECodeVerifier(),
      };
      const url = library.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid profile email',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await library.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, pending };
    },

    async finish(parameters, { state, nonce, verifier }) {
      const { library, config } = await provider.reached();
      const current = new URL(redirect);
      current.search = parameters;
      try {
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const tokens = await library.authorizationCodeGrant(config, current, checks);
        const said = tokens.claims();
        if (!said) throw new TongbaoError('OPENID_FAILED', { reason: 'no ID token' });
        const more =
          openIdRoleClaim in said
            ? said
            : { ...(await library.fetchUserInfo(config, tokens.access_token, said.sub)), ...said };
        return vouched(more, openIdRoleClaim);
      } catch (error) {
        throw failed(error);
      }
    },
  };
}

/** The provider, which is asked about itself when it is first needed, and again after a failure. */
class Provider {
  private found: Promise<{ readonly library: typeof Client; readonly config: Client.Configuration }> | undefined;

  constructor(
    private readonly issuer: URL,
    private readonly client: string,
    private readonly secret: string,
  ) {}

  async reached(): Promise<{ readonly library: typeof Client; readonly config: Client.Configuration }> {
    this.found ??= this.discovered();
    try {
      return await this.found;
    } catch (error) {
      this.found = undefined;
      throw failed(error);
    }
  }

  private async discovered(): Promise<{ readonly library: typeof Client; readonly config: Client.Configuration }> {
    // the library is an ES module, which a CommonJS program imports when it needs it
    const library = await import('openid-client');
    const authentication: Client.ClientAuth = (server, ...rest) => {
      if (this.secret === '') return library.None()(server, ...rest);
      const basic = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
      return (basic ? library.ClientSecretBasic(this.secret) : library.ClientSecretPost(this.secret))(server, ...rest);
    };
    // without https only on the machine itself, where nobody stands between
    const plain = this.issuer.protocol === 'http:' && /^(127\..*|localhost|\[::1\])$/.test(this.issuer.hostname);
    const options = plain ? { execute: [insecure(library)] } : {};
    return { library, config: await library.discovery(this.issuer, this.client, undefined, authentication, options) };
  }
}

/** The library warns of this in its types, and means it for tests and for a machine by itself. */
function insecure(library: {
  readonly allowInsecureRequests: (config: Client.Configuration) => void;
}): (config: Client.Configuration) => void {
  return library.allowInsecureRequests;
}

function vouched(claims: Readonly<Record<string, unknown>>, roleClaim: string): Vouched {
  const text = (name: string): string[] => (typeof claims[name] === 'string' ? [claims[name]] : []);
  const [issuer = '', subject = ''] = [...text('iss'), ...text('sub')];
  const names = [...text('preferred_username'), ...text('email'), ...text('sub')];
  const given = [claims[roleClaim]].flat().filter((one) => typeof one === 'string');
  // roles go from the one that may the least to the one that may the most
  const ranked = given
    .map((one) => /^(\w+)(?::(.+))?$/.exec(one) ?? [])
    .map(([, role = '', branch]) => ({ role, branch, place: roles.findIndex((known) => known === role) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => b.place - a.place);
  const [most] = ranked;
  if (!most) throw new TongbaoError('FORBIDDEN', { role: names[0] ?? '', operation: 'log in', needed: roleClaim });
  const { role, branch } = most;
  return { subject: createHash('sha256').update(`${issuer}\n${subject}`).digest('hex'), names, role, branch };
}

function missing(name: string, allowed: string): TongbaoError {
  return new TongbaoError('SETTING_INVALID', { name, value: '', allowed });
}

/** What went wrong, in a word: what a provider or a library says more may quote what is secret. */
function failed(error: unknown): TongbaoError {
  if (error instanceof TongbaoError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return new TongbaoError('OPENID_FAILED', { reason: code ?? (error instanceof Error ? error.name : 'unknown') });
}
