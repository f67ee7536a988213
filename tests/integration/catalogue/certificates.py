"""Certificates of an intranet that trusts itself, made for the tests."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

_NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Root:
    """An authority of one's own; `give` writes a certificate it vouches for."""

    folder: Path
    name: str
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def make(cls, folder: Path, name: str) -> "Root":
        key = ec.generate_private_key(ec.SECP256R1())
        built = _builder(name, name, key.public_key()).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        root = cls(folder, name, key, built.sign(key, SHA256()))
        root.file.write_bytes(root.certificate.public_bytes(Encoding.PEM))
        return root

    @property
    def file(self) -> Path:
        return self.folder / f"{self.name}.pem"

    def give(self, name: str, address: str = "127.0.0.1", *, locked: bool = False) -> tuple[Path, Path]:
        """Return the files of the certificate, followed by its key, and of the key alone."""
        key = ec.generate_private_key(ec.SECP256R1())
        host = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])
        certificate = (
            _builder(name, self.name, key.public_key())
            .add_extension(host, critical=False)
            .sign(self.key, SHA256())
        )
        lock = BestAvailableEncryption(b"secret") if locked else NoEncryption()
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
        both, alone = self.folder / f"{name}.crt", self.folder / f"{name}.key"
        both.write_bytes(certificate.public_bytes(Encoding.PEM) + pem)
        alone.write_bytes(pem)
        return both, alone


def _builder(name: str, issuer: str, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOW - timedelta(days=1))
        .not_valid_after(_NOW + timedelta(days=7))
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
