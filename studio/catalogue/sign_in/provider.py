"""The provider of single sign-on, asked by the OpenID Connect standard: nothing it says counts unverified."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from studio.catalogue.settings.trust import OidcSettings
from studio.catalogue.store.identities import Known
from studio.catalogue.store.sso import Arrived, Begun
from studio.core.errors import SsoFailed
from studio.endpoints.trust import trust

if TYPE_CHECKING:
    import ssl

    from authlib.integrations.httpx_client import AsyncOAuth2Client
    from joserfc.jwk import KeySet

CALLBACK = "api/sso/callback"
_SIGNED_BY = [f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)] + ["EdDSA"]
"""Public keys alone: “none”, and secrets used as keys, are no signatures here."""
_LEEWAY = 60
_KEPT = 3600.0
_ASKED_AGAIN = 30.0


class _Metadata(BaseModel):
    """What is used of .well-known/openid-configuration."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: list[str] = ["client_secret_basic"]


class Provider:
    """Its description and keys are kept for an hour; an unknown key has them fetched again, not too often."""

    def __init__(self, settings: OidcSettings) -> None:
        self._settings = settings
        self._issuer = str(settings.issuer).rstrip("/")
        self._asking = asyncio.Lock()
        self._asked = 0.0
        self._described: tuple[_Metadata, KeySet] | None = None

    async def sign_in_address(self, begun: Begun) -> str:
        """Where the browser is to go; raises SsoFailed."""
        described, _ = await self._description()
        async with self._client(described) as client:
            address, _ = client.create_authorization_url(
                described.authorization_endpoint,
                state=begun.state,
                nonce=begun.nonce,
                code_verifier=begun.verifier,
            )
        return str(address)

    async def known(self, code: str, arrived: Arrived, issuer: str | None) -> Known:
        """Exchange the code and say whom it is about; raises SsoFailed.

        `issuer` is what the answer itself says of its origin (RFC 9207).
        """
        described, _ = await self._description()
        if issuer is not None and issuer != described.issuer:
            raise SsoFailed(problem="token_invalid")
        claims = await self._claims(described, await self._id_token(described, code, arrived.verifier))
        if claims.get("nonce") != arrived.nonce:
            raise SsoFailed(problem="token_invalid")
        return self._known(described, claims)

    async def _id_token(self, described: _Metadata, code: str, verifier: str) -> str:
        from authlib.integrations.base_client import OAuthError

        async with self._client(described) as client, _within_reach():
            try:
                answer = await client.fetch_token(
                    described.token_endpoint,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=verifier,
                )
            except OAuthError as error:
                raise SsoFailed(problem="provider_refused") from error
        token = answer.get("id_token") if isinstance(answer, Mapping) else None
        if not isinstance(token, str):
            raise SsoFailed(problem="token_invalid")
        return token

    async def _claims(self, described: _Metadata, token: str) -> dict[str, Any]:
        from joserfc.errors import InvalidKeyIdError, JoseError
        from joserfc.jwt import JWTClaimsRegistry, decode

        try:
            try:
                decoded = decode(token, (await self._description())[1], algorithms=_SIGNED_BY)
            except (InvalidKeyIdError, ValueError):  # its keys were changed meanwhile
                decoded = decode(token, (await self._description(anew=True))[1], algorithms=_SIGNED_BY)
            claims = decoded.claims
            JWTClaimsRegistry(
                leeway=_LEEWAY,
                iss={"essential": True, "value": described.issuer},
                aud={"essential": True, "value": self._settings.client_id},
                sub={"essential": True},
                exp={"essential": True},
                iat={"essential": True},
            ).validate(claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise SsoFailed(problem="token_invalid") from error
        audiences = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        azp = claims.get("azp", self._settings.client_id if len(audiences) == 1 else None)
        if azp != self._settings.client_id:
            raise SsoFailed(problem="token_invalid")
        return claims

    def _known(self, described: _Metadata, claims: Mapping[str, Any]) -> Known:
        settings = self._settings
        subject = claims.get("sub")
        if not isinstance(subject, str) or not 0 < len(subject) <= 255:
            raise SsoFailed(problem="token_invalid")
        said = claims.get(settings.role_claim) if settings.role_claim else None
        values = {str(value) for value in (said if isinstance(said, list) else [said])}
        return Known(
            issuer=described.issuer,
            subject=subject,
            number=_text(claims.get(settings.claim)),
            name=_text(claims.get(settings.name_claim)),
            department=_text(claims.get(settings.department_claim)) if settings.department_claim else "",
            governed=frozenset(settings.roles.values()),
            roles=frozenset(role for value, role in settings.roles.items() if value in values),
        )

    async def _description(self, *, anew: bool = False) -> "tuple[_Metadata, KeySet]":
        async with self._asking:
            age = time.monotonic() - self._asked
            if self._described is None or age > (_ASKED_AGAIN if anew else _KEPT):
                self._described = await self._fetched()
                self._asked = time.monotonic()
            return self._described

    async def _fetched(self) -> "tuple[_Metadata, KeySet]":
        import httpx
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        async with _within_reach(), httpx.AsyncClient(**self._ways) as http:
            where = f"{self._issuer}/.well-known/openid-configuration"
            try:
                described = _Metadata.model_validate((await http.get(where)).raise_for_status().json())
                self._check(described)
                keys = (await http.get(described.jwks_uri)).raise_for_status().json()
                return described, KeySet.import_key_set(keys)
            except (ValidationError, JoseError, ValueError, KeyError, TypeError) as error:
                raise SsoFailed(problem="token_invalid") from error

    def _check(self, described: _Metadata) -> None:
        """Who answers is who is in the settings, and nothing goes out in the open from there."""
        addresses = (described.authorization_endpoint, described.token_endpoint, described.jwks_uri)
        encrypted = self._issuer.startswith("https://")
        if described.issuer.rstrip("/") != self._issuer or (
            encrypted and not all(address.startswith("https://") for address in addresses)
        ):
            raise SsoFailed(problem="token_invalid")

    def _client(self, described: _Metadata) -> "AsyncOAuth2Client":
        from authlib.integrations.httpx_client import AsyncOAuth2Client

        methods = described.token_endpoint_auth_methods_supported
        secret = self._secret
        known = "client_secret_basic" if "client_secret_basic" in methods else "client_secret_post"
        return AsyncOAuth2Client(
            self._settings.client_id,
            secret or None,
            scope=" ".join(self._settings.scopes),
            redirect_uri=f"{str(self._settings.address).rstrip('/')}/{CALLBACK}",
            code_challenge_method="S256",
            token_endpoint_auth_method=known if secret else "none",
            **self._ways,
        )

    @cached_property
    def _secret(self) -> str:
        return self._settings.secret()

    @property
    def _ways(self) -> dict[str, Any]:
        return {"timeout": self._settings.seconds, "verify": self._trust, "trust_env": False}

    @cached_property
    def _trust(self) -> "ssl.SSLContext | bool":
        """Without TLS, on one machine alone, there is nothing to be trusted."""
        encrypted = self._issuer.startswith("https://")
        return trust(str(self._settings.ca or "")) if encrypted else False


@asynccontextmanager
async def _within_reach() -> AsyncIterator[None]:
    """Whatever goes wrong on the way to the provider is one thing to those who sign in."""
    import httpx
    import httpx2

    try:
        yield
    except (httpx.HTTPError, httpx2.HTTPError) as error:
        raise SsoFailed(problem="provider_unreachable") from error


def _text(value: object) -> str:
    """A number that was sent as one is its digits; anything else but a text says nothing."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text.strip()[:100]
