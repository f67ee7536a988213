"""Which certificates are trusted: this computer's, the public authorities', and an intranet's own."""

import ssl

from studio.core.errors import FileInvalid


def trust(ca_bundle: str = "") -> ssl.SSLContext:
    """`ca_bundle` is a PEM file to be trusted beside the others; raises FileInvalid."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if ca_bundle:
        try:
            context.load_verify_locations(ca_bundle)
        except (OSError, ssl.SSLError) as error:
            raise FileInvalid(file=ca_bundle, problem=str(error)) from error
    return context
