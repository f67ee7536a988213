"""Providers of single sign-on on loopback: a real one for testing, and one that lies as it is told."""

import hashlib
import hmac
import json
import os
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from studio.catalogue.trust.pkce import challenge_of

CLIENT = "studio"
_REAL = """
import sys, json, werkzeug.serving
from oidc_provider_mock import User, app
users = [User(sub=sub, claims=claims) for sub, claims in json.loads(sys.argv[1]).items()]
server = werkzeug.serving.make_server("127.0.0.1", 0, app(user_claims=users), threaded=True)
print(server.server_port, flush=True)
server.serve_forever()
"""


@contextmanager
def real_provider(users: dict[str, dict[str, object]]) -> Iterator[str]:
    """Run oidc-provider-mock in a process of its own and yield its address."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _REAL, json.dumps(users)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"},
    )
    assert process.stdout
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


async def signed_in_at_real(address: str, subject: str) -> str:
    """Do what a person does at its form; return where the browser is sent."""
    async with httpx.AsyncClient() as browser:
        answer = await browser.post(address, data={"sub": subject})
    return answer.headers["location"]


@dataclass
class LyingProvider:
    """`lie` changes the claims before they are signed, `sign` how they are."""

    claims: dict[str, Any] = field(default_factory=dict)
    lie: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    sign: Callable[["LyingProvider", dict[str, Any]], str] | None = None
    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "1"}))
    issuer: str = ""
    described_issuer: str = ""
    answers: dict[str, dict[str, str]] = field(default_factory=dict)

    def signed(self, claims: dict[str, Any], key: ECKey | None = None, **header: str) -> str:
        signer = key or self.key
        return jwt.encode({"alg": "ES256", "kid": signer.kid, **header}, claims, signer)

    def unsigned(self, claims: dict[str, Any]) -> str:
        return f"{_part({'alg': 'none'})}.{_part(claims)}."

    def signed_with_public_key(self, claims: dict[str, Any]) -> str:
        """The old trick: what everybody knows, taken for a shared secret."""
        text = f"{_part({'alg': 'HS256', 'kid': '1'})}.{_part(claims)}"
        seal = hmac.new(self.key.as_pem(private=False), text.encode(), hashlib.sha256).digest()
        return f"{text}.{_encoded(seal)}"

    def sign_in(self, address: str, **claims: Any) -> str:
        """A person signs in at once; return where the browser is sent."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.answers)}"
        self.answers[code] = asked
        self.claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "s-1",
            "nonce": asked["nonce"],
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
            **claims,
        }
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """A code is good once, for whoever knows the verifier."""
        asked = self.answers.pop(form.get("code", ""), None)
        if asked is None or challenge_of(form.get("code_verifier", "")) != asked["code_challenge"]:
            return None
        claims = self.lie(self.claims) if self.lie else self.claims
        id_token = self.sign(self, claims) if self.sign else self.signed(claims)
        return {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": id_token}

    def described(self) -> dict[str, Any]:
        return {
            "issuer": self.described_issuer or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
        }

    def keys(self) -> dict[str, Any]:
        return {**KeySet([self.key]).as_dict(private=False)}


def _part(said: dict[str, Any]) -> str:
    return _encoded(json.dumps(said).encode())


def _encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


@contextmanager
def lying_provider() -> Iterator[LyingProvider]:
    provider = LyingProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(provider.keys() if self.path == "/jwks" else provider.described())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            answer = provider.token(form)
            self._answer(answer or {"error": "invalid_grant"}, 200 if answer else 400)

        def _answer(self, said: dict[str, Any], status: int = 200) -> None:
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
