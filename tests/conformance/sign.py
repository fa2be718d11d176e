"""Signs the empty fields of a PDF with pyHanko, one after the other: sign.py FILE.pdf

The file must have fields named for a signer and for the organisation. After each signature all so
far are intact, the file passes qpdf and is still PDF/A-2a and PDF/UA-1, and every page looks as it
did before. The certificate is made here and is worth nothing. Exits with 1 on any miss.
"""

import datetime
import io
import pathlib
import subprocess
import sys
import tempfile

import page as page_validation
import pymupdf
from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.stamp import BaseStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELDS = ["chu-ky-1", "con-dau"]

# What this validator objects to and veraPDF does not: that the first of two signatures covers less
# than the whole file, as it must, and the metadata in the form in which the signer writes them.
FALSE_ALARMS = ("PDFA2A-XMP-", "PDFA2A-SIGNATURE-BYTERANGE-")


class Nothing(BaseStampStyle):
    """A stamp that leaves the appearance of the field as it is."""

    def create_stamp(self, writer, box, text_params):
        return None


def identity():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "vanban")])
    start = datetime.datetime(2020, 1, 1)
    made = (
        certificates.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(start).not_valid_after(datetime.datetime(2049, 1, 1))
        .add_extension(certificates.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(certificates.KeyUsage(True, True, False, False, False, True, True, False, False), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate = x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))
    private = keys.PrivateKeyInfo.load(key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return certificate, private


def picture(data):
    with pymupdf.open(stream=data, filetype="pdf") as document:
        return [page.get_pixmap(dpi=60, annots=False).samples for page in document]


def main():
    file = pathlib.Path(sys.argv[1])
    data = file.read_bytes()
    before = picture(data)
    certificate, private = identity()
    store = SimpleCertificateStore()
    store.register(certificate)
    signer = signers.SimpleSigner(signing_cert=certificate, signing_key=private, cert_registry=store)
    trust = ValidationContext(trust_roots=[certificate])
    faults = []
    for done, field in enumerate(FIELDS, 1):
        metadata = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        signed = signers.PdfSigner(metadata, signer, stamp_style=Nothing()).sign_pdf(writer, existing_fields_only=True)
        data = signed.getvalue()
        embedded = PdfFileReader(io.BytesIO(data)).embedded_signatures
        if len(embedded) != done:
            faults.append(f"{field}: {len(embedded)} signatures in the file, not {done}")
        for signature in embedded:
            status = validate_pdf_signature(signature, signer_validation_context=trust)
            if not (status.intact and status.valid and status.trusted):
                faults.append(f"{field}: {signature.field_name}: {status.summary()}")
        if picture(data) != before:
            faults.append(f"{field}: the pages look different")
        faults += [f"{field}: {fault}" for fault in judge(data)]
    print(f"{file.name}: {len(FIELDS)} signatures, " + ("ok" if not faults else "FAILED"))
    for fault in faults:
        print(f"    {fault}")
    sys.exit(1 if faults else 0)


def judge(data):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(["qpdf", "--check", file.name], capture_output=True, text=True)
        faults = [f"qpdf: {done.stdout}"] if done.returncode else []
        for profile in ("2a", "ua1"):
            report = page_validation.validate_pdf(file.name, profile=profile)
            rules = {failure.rule_id for failure in report.failures}
            rules = {rule for rule in rules if not rule.startswith(FALSE_ALARMS)}
            faults += [f"page-validation {profile}: {rule}" for rule in sorted(rules)]
    return faults


if __name__ == "__main__":
    main()
