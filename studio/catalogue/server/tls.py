"""The TLS a server speaks, made of its settings."""

import ssl

from studio.catalogue.settings.trust import TlsSettings, TlsVersion
from studio.core.errors import ServerSettingsInvalid

_VERSIONS = {TlsVersion.V1_2: ssl.TLSVersion.TLSv1_2, TlsVersion.V1_3: ssl.TLSVersion.TLSv1_3}


def server_context(tls: TlsSettings) -> ssl.SSLContext:
    """Raises ServerSettingsInvalid naming the file that does not read."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = _VERSIONS[tls.minimum]
    try:
        context.load_cert_chain(tls.certificate, tls.key, password=_no_password)
    except (OSError, ValueError) as error:
        raise ServerSettingsInvalid(file=f"{tls.certificate}, {tls.key}", field="tls") from error
    if tls.client_ca:
        try:
            context.load_verify_locations(tls.client_ca)
        except OSError as error:
            raise ServerSettingsInvalid(file=str(tls.client_ca), field="tls.client_ca") from error
        context.verify_mode = ssl.CERT_REQUIRED
    return context


def _no_password() -> str:
    """An encrypted key would have the server wait at a terminal for somebody who types."""
    raise ValueError("encrypted key")
